// A brush over the bars of the days: drag from one to another, and the list shows what was published between.
const figure = document.querySelector(".days");
const svg = figure?.querySelector("svg");
const bars = svg ? [...svg.querySelectorAll("a")] : [];

if (bars.length > 1) {
  const chosen = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  chosen.setAttribute("class", "chosen");
  chosen.setAttribute("y", "0");
  chosen.setAttribute("height", "40");
  let from = null;
  let to = null;

  const at = (event) => {
    const box = svg.getBoundingClientRect();
    const share = Math.min(1, Math.max(0, (event.clientX - box.left) / box.width));
    return share * svg.viewBox.baseVal.width;
  };
  const between = () => {
    const [low, high] = [Math.min(from, to), Math.max(from, to)];
    return bars.filter((bar) => {
      const x = Number(bar.querySelector(".room").getAttribute("x"));
      return x + 10 > low && x < high;
    });
  };
  const draw = () => {
    chosen.setAttribute("x", String(Math.min(from, to)));
    chosen.setAttribute("width", String(Math.abs(to - from)));
  };

  svg.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    from = to = at(event);
  });
  addEventListener("pointermove", (event) => {
    if (from === null) return;
    to = at(event);
    if (Math.abs(to - from) > 4) {
      svg.append(chosen);
      draw();
    }
  });
  addEventListener("pointerup", () => {
    if (from === null) return;
    const picked = chosen.isConnected ? between() : [];
    from = to = null;
    if (!picked.length) {
      chosen.remove();
      return;
    }
    const address = new URL(location.href);
    address.searchParams.set("since", picked[0].dataset.first);
    address.searchParams.set("until", picked[picked.length - 1].dataset.last);
    address.searchParams.delete("after");
    location.assign(address);
  });
  svg.addEventListener("click", (event) => {
    if (chosen.isConnected) event.preventDefault();
  });
  svg.addEventListener("dragstart", (event) => event.preventDefault());
}
