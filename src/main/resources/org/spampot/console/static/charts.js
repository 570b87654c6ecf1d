// The activity chart. Labels are numbers and times of ours; tooltips are drawn, never HTML.
(function () {
  "use strict";
  var place = document.getElementById("activity");
  if (!place || !window.echarts) { return; }
  var chart = null;
  var points = [];
  var day = place.dataset.step === "day";
  var minute = place.dataset.step === "minute";
  var still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;

  function color(name) {
    return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  }
  function label(value) {
    var iso = new Date(value).toISOString();
    return day ? iso.slice(0, 10) : iso.slice(0, 10) + " " + iso.slice(11, 16) + " UTC";
  }
  function axisLabel(value) {
    var iso = new Date(value).toISOString();
    if (day) { return iso.slice(5, 10); }
    return iso.slice(11, 16) === "00:00" ? iso.slice(5, 10) : iso.slice(11, 16);
  }
  function options() {
    var dim = color("--dim");
    return {
      animation: false,
      aria: { enabled: true },
      backgroundColor: "transparent",
      textStyle: { fontFamily: "system-ui, sans-serif", color: dim },
      grid: { left: 8, right: 8, top: 34, bottom: 4, containLabel: true },
      legend: { top: 0, left: 0, icon: "roundRect", itemWidth: 12, itemHeight: 8, textStyle: { color: dim } },
      tooltip: {
        trigger: "axis", renderMode: "richText", confine: true,
        backgroundColor: color("--panel"), borderColor: color("--line"),
        textStyle: { color: color("--ink"), fontSize: 12 },
        formatter: function (rows) {
          return label(rows[0].value[0]) + "\n" + rows.map(function (row) {
            return row.seriesName + ": " + row.value[1].toLocaleString("en-US");
          }).join("\n");
        }
      },
      xAxis: {
        type: "time", useUTC: true, axisLine: { lineStyle: { color: color("--line") } }, axisTick: { show: false },
        axisLabel: { color: dim, hideOverlap: true, formatter: axisLabel }, splitLine: { show: false }
      },
      yAxis: {
        type: "value", minInterval: 1, axisLabel: { color: dim }, splitLine: { lineStyle: { color: color("--line") } }
      },
      useUTC: true,
      series: [
        { name: "Messages", type: "bar", barMaxWidth: 22, large: true, itemStyle: { color: color("--chart-bar"), borderRadius: [2, 2, 0, 0] },
          data: points.map(function (point) { return [point.from, point.messages]; }) },
        { name: "Sessions", type: "line", showSymbol: false, lineStyle: { width: 2 }, itemStyle: { color: color("--chart-line") },
          data: points.map(function (point) { return [point.from, point.sessions]; }) }
      ]
    };
  }
  function draw() {
    if (!chart) {
      chart = window.echarts.init(place, null, { renderer: "canvas" });
      chart.getZr().on("click", function (event) {
        var at = chart.convertFromPixel({ gridIndex: 0 }, [event.offsetX, event.offsetY]);
        if (!at || !chart.containPixel("grid", [event.offsetX, event.offsetY])) { return; }
        var step = minute ? 60000 : day ? 86400000 : 3600000;
        var from = Math.floor(at[0] / step) * step;
        location.href = "/messages?q=" + encodeURIComponent("since:" + new Date(from).toISOString()
            + " before:" + new Date(from + step).toISOString());
      });
      new ResizeObserver(function () { chart.resize(); }).observe(place);
    }
    chart.setOption(options(), true);
    place.dataset.drawn = String(points.length);
    place.dataset.messages = String(points.reduce(function (sum, point) { return sum + point.messages; }, 0));
  }
  function load() {
    fetch(place.dataset.src, { headers: { Accept: "application/json" } })
      .then(function (answer) { return answer.ok ? answer.json() : Promise.reject(answer.status); })
      .then(function (data) { points = data.points; draw(); })
      .catch(function () { place.dataset.drawn = "failed"; });
  }
  load();
  var due = null;
  document.body.addEventListener("spampot:stored", function () {
    if (!due) { due = setTimeout(function () { due = null; load(); }, still ? 10000 : minute ? 1000 : 5000); }
  });
  // a chart by the minute moves on even when nothing comes
  if (minute) { setInterval(function () { if (!document.hidden) { load(); } }, 60000); }
  document.addEventListener("spampot:theme", function () { if (chart) { draw(); } });
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", function () { if (chart) { draw(); } });
})();
