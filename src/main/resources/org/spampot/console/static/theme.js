// Runs before the first paint: the theme that was chosen here before, or the system's.
(function () {
  "use strict";
  try {
    var chosen = localStorage.getItem("spampot-theme");
    if (chosen === "light" || chosen === "dark") {
      document.documentElement.dataset.theme = chosen;
    }
  } catch (blocked) {
    // storage is switched off: the system's theme it is
  }
})();
