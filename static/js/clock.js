// The time that an exam has left; when it is over, the page asks the server, which knows best.
const MINUTE = 60_000;

function tell() {
  const clock = document.querySelector("[data-ends]");
  if (!clock) return;
  const left = new Date(clock.dataset.ends) - Date.now();
  if (left <= 0) {
    location.assign(location.pathname);
    return;
  }
  const minutes = Math.floor(left / MINUTE);
  const words = minutes ? `${minutes} minute${minutes === 1 ? "" : "s"} left` : "less than a minute left";
  if (clock.textContent !== words) clock.textContent = words;
}

setInterval(tell, 1000);
