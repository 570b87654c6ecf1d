// What a page does beyond links and forms: live counters, keys, relative times, the theme. Every page works without it.
(function () {
  "use strict";

  // ---- theme: system, dark, light, in turn
  var root = document.documentElement;
  var button = document.getElementById("theme");
  function nameTheme() {
    button.textContent = "Theme: " + (root.dataset.theme || "system");
  }
  if (button) {
    button.hidden = false;
    nameTheme();
    button.addEventListener("click", function () {
      var next = { undefined: "dark", dark: "light", light: undefined }[root.dataset.theme];
      if (next) {
        root.dataset.theme = next;
      } else {
        delete root.dataset.theme;
      }
      try {
        if (next) {
          localStorage.setItem("spampot-theme", next);
        } else {
          localStorage.removeItem("spampot-theme");
        }
      } catch (blocked) {
        // it holds for this page then
      }
      nameTheme();
      document.dispatchEvent(new Event("spampot:theme"));
    });
  }

  // ---- where the names of lists scroll sideways, the one we are at is in sight
  var here = document.querySelector(".kinds [aria-current=true]");
  if (here) { here.parentNode.scrollLeft = here.offsetLeft - here.parentNode.offsetLeft; }

  // ---- relative times
  function ago(seconds) {
    if (seconds < 10) { return "just now"; }
    if (seconds < 60) { return Math.floor(seconds) + " s ago"; }
    if (seconds < 3600) { return Math.floor(seconds / 60) + " min ago"; }
    if (seconds < 86400) { return Math.floor(seconds / 3600) + " h ago"; }
    var days = Math.floor(seconds / 86400);
    return days === 1 ? "1 day ago" : days + " days ago";
  }
  setInterval(function () {
    document.querySelectorAll("time[data-ago]").forEach(function (time) {
      var seconds = (Date.now() - Date.parse(time.dateTime)) / 1000;
      if (seconds > -60 && seconds < 30 * 86400) {
        time.textContent = ago(Math.max(0, seconds));
      }
    });
  }, 20000);

  // ---- keys: / searches, j and k walk through a list
  function rows() {
    return Array.prototype.slice.call(document.querySelectorAll("[data-row] [data-main]"));
  }
  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey) { return; }
    var inField = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
    if (event.key === "Escape" && inField) { event.target.blur(); return; }
    if (inField) { return; }
    var search = document.getElementById("search");
    if (event.key === "/" && search) {
      event.preventDefault();
      search.focus();
      search.select();
    } else if (event.key === "j" || event.key === "k") {
      var all = rows();
      if (all.length === 0) { return; }
      var at = all.indexOf(document.activeElement);
      var next = at < 0 ? (event.key === "j" ? 0 : all.length - 1) : at + (event.key === "j" ? 1 : -1);
      var link = all[Math.max(0, Math.min(all.length - 1, next))];
      link.focus();
      link.scrollIntoView({ block: "nearest" });
      event.preventDefault();
    }
  });

  // ---- live counters; a browser keeps six connections to us, so a hidden page gives its one back
  var live = document.querySelector("[data-live]");
  var stream = null;
  var lastMessages = null;
  var lastSessions = null;
  function pulse(on) {
    var dot = document.getElementById("pulse");
    dot.classList.toggle("on", on);
    dot.title = on ? "live" : "not live";
  }
  function show(counters) {
    document.querySelectorAll("[data-counter]").forEach(function (place) {
      var value = counters[place.dataset.counter];
      if (value !== undefined && place.textContent !== value) { place.textContent = value; }
    });
    var grown = lastMessages !== null && (counters.messages !== lastMessages || counters.sessions !== lastSessions);
    lastMessages = counters.messages;
    lastSessions = counters.sessions;
    if (grown) {
      document.body.dispatchEvent(new Event("spampot:stored"));
    }
  }
  function watch() {
    if (!live || stream || document.hidden) { return; }
    stream = new EventSource(live.dataset.live);
    stream.addEventListener("open", function () { pulse(true); });
    stream.addEventListener("error", function () { pulse(false); });
    stream.addEventListener("counters", function (event) { show(JSON.parse(event.data)); });
  }
  function rest() {
    if (stream) {
      stream.close();
      stream = null;
      pulse(false);
    }
  }
  if (live) {
    var texts = {};
    document.querySelectorAll("[data-counter]").forEach(function (place) {
      texts[place.dataset.counter] = place.textContent;
    });
    lastMessages = texts.messages;
    lastSessions = texts.sessions;
    document.addEventListener("visibilitychange", function () { if (document.hidden) { rest(); } else { watch(); } });
    window.addEventListener("pagehide", rest);
    watch();
    // a list that somebody is walking through stays as it is
    document.body.addEventListener("htmx:beforeSwap", function (event) {
      if (event.detail.target.contains(document.activeElement)) { event.detail.shouldSwap = false; }
    });
  }
})();
