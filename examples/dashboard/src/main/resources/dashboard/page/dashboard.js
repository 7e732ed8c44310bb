// The page of the dashboard: an EventSource, which the browser opens again by itself, and a plot.
const WIDTH = 600;
const HEIGHT = 240;
const KEPT = 240; // a minute, at four samples a second
const byId = id => document.getElementById(id);
const samples = [];
let seen = 0;

const source = new EventSource("samples");
source.addEventListener("open", () => byId("state").textContent = "live");
source.addEventListener("error", () => byId("state").textContent = "lost, the browser tries again …");
source.addEventListener("message", event => take(JSON.parse(event.data)));

function take(sample) {
  samples.push(sample);
  if (samples.length > KEPT) {
    samples.shift();
  }
  byId("cpu").textContent = `${sample.cpu.toFixed(1)} %`;
  byId("heap").textContent = `${(sample.heap / 1048576).toFixed(1)} MiB`;
  byId("watchers").textContent = sample.watchers;
  byId("seen").textContent = ++seen;
  draw();
}

function draw() {
  const lines = [0.25, 0.5, 0.75].map(part =>
    `<line x1="0" x2="${WIDTH}" y1="${HEIGHT * part}" y2="${HEIGHT * part}"/>`);
  byId("plot").innerHTML = lines.join("")
    + curve("heap", sample => 100 * sample.heap / sample.maxHeap)
    + curve("cpu", sample => sample.cpu);
}

/// The newest sample is at the right, so that the curve moves to the left.
function curve(name, percent) {
  const points = samples.map((sample, i) => {
    const x = WIDTH - (samples.length - 1 - i) * WIDTH / (KEPT - 1);
    const y = HEIGHT - Math.min(percent(sample), 100) * HEIGHT / 100;
    return `${x.toFixed(1)},${y.toFixed(1)}`;
  });
  return `<polyline class="${name}" points="${points.join(" ")}"/>`;
}
