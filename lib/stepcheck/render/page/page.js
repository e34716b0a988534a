"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const byId = (id) => document.getElementById(id);
  const svg = document.querySelector("#canvas > svg");
  const SVG = "http://www.w3.org/2000/svg";

  /** An element with properties and children; texts are only ever texts. */
  const make = (name, properties = {}, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(properties))
      if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
      else element.setAttribute(key, value);
    element.append(...children);
    return element;
  };
  const drawn = (name, properties, text = "") => {
    const element = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(properties)) element.setAttribute(key, value);
    element.textContent = text;
    return element;
  };
  const count = (number, noun) => `${number} ${noun}${number === 1 ? "" : "s"}`;
  const stateName = (state) => data.states[state].name;

  // ---- the picture: where one looks at it

  const whole = svg.viewBox.baseVal;
  const full = { x: whole.x, y: whole.y, width: whole.width, height: whole.height };
  let view = { ...full };
  const scaleOf = (box) => Math.min(svg.clientWidth / box.width, svg.clientHeight / box.height);
  const show = (box) => {
    view = box;
    svg.setAttribute("viewBox", `${box.x} ${box.y} ${box.width} ${box.height}`);
  };
  const showAt = (x, y, scale) => {
    const width = svg.clientWidth / scale;
    const height = svg.clientHeight / scale;
    show({ x: x - width / 2, y: y - height / 2, width, height });
  };
  const fit = () => {
    const scale = Math.min(scaleOf(full), 1.5);
    showAt(full.x + full.width / 2, full.y + full.height / 2, scale);
  };
  const boxOf = (element) => {
    const own = element.querySelector(".shape, text").getBBox();
    const toPicture = svg.getScreenCTM().inverse().multiply(element.getScreenCTM());
    return { x: own.x + toPicture.e, y: own.y + toPicture.f, width: own.width, height: own.height };
  };
  const zoom = (factor, at) => {
    const scale = Math.min(Math.max(scaleOf(view) * factor, 0.02), 6);
    const by = scaleOf(view) / scale;
    const centre = at ?? { x: view.x + view.width / 2, y: view.y + view.height / 2 };
    show({ x: centre.x + (view.x - centre.x) * by, y: centre.y + (view.y - centre.y) * by,
      width: view.width * by, height: view.height * by });
  };
  const pan = (x, y) => show({ ...view, x: view.x + x / scaleOf(view), y: view.y + y / scaleOf(view) });
  const pointOf = (event) => {
    const inside = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
    return { x: inside.x, y: inside.y };
  };
  /** All of it when it can be read then, else the begin. */
  const showBegin = () => {
    fit();
    if (scaleOf(full) >= 0.5) return;
    const start = boxOf(byId("start"));
    showAt(start.x, start.y + svg.clientHeight / 2 / 0.9 - 40, 0.9);
  };
  const bringIntoView = (element) => {
    const box = boxOf(element);
    const scale = Math.max(scaleOf(view), 0.6);
    const isInside = box.x >= view.x && box.y >= view.y && box.x + box.width <= view.x + view.width &&
      box.y + box.height <= view.y + view.height;
    if (!isInside || scale > scaleOf(view)) showAt(box.x + box.width / 2, box.y + box.height / 2, scale);
  };

  let drag = null;
  svg.addEventListener("pointerdown", (event) => {
    drag = { x: event.clientX, y: event.clientY, moved: false };
  });
  svg.addEventListener("pointermove", (event) => {
    if (!drag) return;
    const x = event.clientX - drag.x;
    const y = event.clientY - drag.y;
    if (!drag.moved && Math.hypot(x, y) < 4) return;
    if (!drag.moved) svg.setPointerCapture(event.pointerId);
    svg.classList.add("dragged");
    pan(-x, -y);
    drag = { x: event.clientX, y: event.clientY, moved: true };
  });
  const drop = () => {
    svg.classList.remove("dragged");
    const moved = drag?.moved;
    drag = null;
    return moved;
  };
  svg.addEventListener("pointercancel", drop);
  svg.addEventListener("pointerup", (event) => {
    if (drop()) return;
    const group = event.target.closest(".state, .jump");
    const id = group?.dataset.to ?? group?.id;
    choose(id ? Number(id.slice(1)) : null, Boolean(group?.dataset.to));
  });
  svg.addEventListener("wheel", (event) => {
    event.preventDefault();
    zoom(Math.exp(-event.deltaY * (event.deltaMode === 1 ? 0.05 : 0.0015)), pointOf(event));
  }, { passive: false });

  // ---- what is lit

  /** Its states, with those of child executions. */
  const passed = (path) => new Set([...path.states, ...path.inner]);
  const entered = data.states.map(() => 0); // by state: paths through it
  const taken = new Map(); // by transition
  for (const path of data.paths) {
    for (const state of passed(path)) ++entered[state];
    for (const [edge] of path.edges) taken.set(edge, (taken.get(edge) ?? 0) + 1);
  }
  const lightNothing = () => {
    svg.classList.remove("lit", "bad", "open");
    for (const each of svg.querySelectorAll(".on, .off, .maybe")) each.classList.remove("on", "off", "maybe");
    for (const each of svg.querySelectorAll(".times")) each.remove();
  };
  const lightAll = () => {
    lightNothing();
    entered.forEach((paths, state) => byId(`s${state}`).classList.toggle("off", paths === 0));
    for (const edge of svg.querySelectorAll(".edge[id^=e]"))
      edge.classList.toggle("off", !taken.has(Number(edge.id.slice(1))));
  };
  const writeTimes = (edge, times, isAtMost) => {
    const line = edge.querySelector("path");
    // Labels are at its right.
    const at = line.getPointAtLength(line.getTotalLength() * 0.35);
    edge.append(drawn("text", { class: "times", x: at.x - 7, y: at.y + 4 }, `${isAtMost ? "≤" : ""}${times}×`));
  };
  const light = (path) => {
    lightNothing();
    svg.classList.add("lit");
    svg.classList.toggle("bad", !path.reason && path.end !== "succeeded");
    svg.classList.toggle("open", Boolean(path.reason));
    byId("start").classList.add("on");
    byId("begin")?.classList.add("on");
    for (const state of passed(path)) byId(`s${state}`).classList.add("on");
    for (const [id, times, isAtMost] of path.edges) {
      const edge = byId(`e${id}`);
      edge.classList.add("on");
      byId(`j${id}`)?.classList.add("on");
      edge.classList.toggle("maybe", Boolean(isAtMost));
      edge.parentNode.append(edge); // above the ones that are not taken
      if (times > 1) writeTimes(edge, times, isAtMost);
    }
    const scopes = svg.querySelector(".state");
    for (const node of svg.querySelectorAll(".state, .start, .jump")) scopes?.parentNode.append(node);
  };
  const severities = ["info", "warning", "error"];
  const findingsOf = (state) => data.findings.filter((finding) => finding.state === state);
  const writeBadges = () => {
    data.states.forEach((_, state) => {
      const findings = findingsOf(state);
      if (findings.length === 0) return;
      const group = byId(`s${state}`);
      const box = group.querySelector(".shape").getBBox();
      const worst = severities[Math.max(...findings.map((finding) => severities.indexOf(finding.severity)))];
      const badge = drawn("g", { class: `badge ${worst}` });
      badge.append(drawn("circle", { cx: box.x + box.width - 3, cy: box.y + 3, r: 8 }),
        drawn("text", { x: box.x + box.width - 3, y: box.y + 6.5 }, String(findings.length)));
      group.append(badge);
    });
  };

  // ---- the list of paths

  const glyphs = { succeeded: "✓", failed: "✗", "timed-out": "⧖" };
  const list = byId("paths");
  const filter = byId("filter");
  let shown = []; // by place in the list; the first one stands for all paths
  let selected = null;
  let chosen = null; // a state
  let only = null; // paths through this state

  /** A long route from where it leaves that of the path above it. */
  const routeText = (states, above) => {
    const short = (name) => (name.length > 30 ? `${name.slice(0, 29)}…` : name);
    const names = states.map((state) => short(stateName(state)));
    if (names.length <= 5) return names.join(" → ");
    const parting = states.findIndex((state, place) => state !== above?.states[place]);
    const begin = Math.min(Math.max(parting - 1, 0), names.length - 4);
    const few = [...names.slice(begin, begin + 2), ...(begin + 4 < names.length ? ["…"] : []), ...names.slice(-2)];
    return (begin > 0 ? "… → " : "") + few.join(" → ");
  };
  const classOf = (path) => (path.reason ? "loose" : path.end);
  /** What has to hold, and what fails. */
  const told = (path) => [...path.condition, ...path.calls.filter(([, outcome]) => outcome !== "returns")
    .map(([state, outcome]) => `${stateName(state)} ${outcome}`)];
  /** What is told of this path and not of the one above it. */
  const difference = (path, above) => {
    const known = above ? told(above) : [];
    return told(path).findLast((each) => !known.includes(each)) ?? "";
  };
  const item = (path, place) => {
    if (!path)
      return make("li", { role: "option", id: "path-all" },
        make("div", { class: "what" }, make("span", {}, "All paths"), make("span", { class: "dim" }, String(data.paths.length))),
        make("div", { class: "route" }, "what no path reaches is dashed"));
    return make("li", { role: "option", id: `path-${path.id}` },
      make("div", { class: "what" },
        make("span", { class: classOf(path), "aria-hidden": "true" }, glyphs[path.end] ?? "?"),
        make("span", { class: classOf(path) }, path.error ?? path.end),
        make("span", { class: "dim" }, count(path.states.length, "state"))),
      make("div", { class: "route" }, routeText(path.states, shown[place - 1])),
      make("div", { class: "why mono" }, difference(path, shown[place - 1])));
  };
  const matches = (path, words) => {
    if (only !== null && !passed(path).has(only)) return false;
    const text = [path.id, path.end, path.error ?? "", ...told(path), ...[...passed(path)].map(stateName)]
      .join("\n").toLowerCase();
    return words.every((word) => text.includes(word));
  };
  const fillList = () => {
    const words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
    shown = [null, ...data.paths.filter((path) => matches(path, words))];
    const items = shown.map(item);
    items.forEach((element, place) => element.addEventListener("click", () => select(shown[place])));
    if (shown.length === 1) items.push(make("li", { class: "none" }, "no path fits"));
    list.replaceChildren(...items);
    byId("only").hidden = only === null;
    if (only !== null) byId("only").firstElementChild.textContent = `through ${stateName(only)}`;
    markSelected();
  };
  const markSelected = () => {
    list.removeAttribute("aria-activedescendant");
    shown.forEach((path, place) => {
      const element = list.children[place];
      element.setAttribute("aria-selected", String(path === selected));
      if (path !== selected) return;
      list.setAttribute("aria-activedescendant", element.id);
      element.scrollIntoView({ block: "nearest" });
    });
  };
  const select = (path) => {
    selected = path;
    if (path) light(path);
    else lightAll();
    // Where a path ends tells most about it; a small picture is in sight anyway.
    if (path && path.states.length > 0 && scaleOf(full) < 0.5) bringIntoView(byId(`s${path.states.at(-1)}`));
    markSelected();
    fillDetails();
    byId("said").textContent = path ? `${path.error ?? path.end}, ${count(path.states.length, "state")}` : "all paths";
    history.replaceState(null, "", path ? `#${path.id}` : location.pathname + location.search);
  };
  const move = (by) => {
    const place = Math.max(shown.indexOf(selected), 0);
    select(shown[Math.min(Math.max(place + by, 0), shown.length - 1)]);
  };

  // ---- the details beside it

  /** JSON with line breaks; its numbers and texts stay as they are. */
  const pretty = (text) => {
    if (text.length < 60 || !/^\s*[[{]/.test(text)) return text;
    let out = "";
    let depth = 0;
    let inString = false;
    for (let i = 0; i < text.length; ++i) {
      const c = text[i];
      const newLine = () => (out += `\n${"  ".repeat(depth)}`);
      if (inString) {
        out += c;
        if (c === "\\") out += text[++i] ?? "";
        inString = c !== '"';
      } else if ((c === "{" || c === "[") && text[i + 1] === (c === "{" ? "}" : "]")) {
        out += c + text[++i];
      } else if (c === "{" || c === "[") {
        ++depth;
        out += c;
        newLine();
      } else if (c === "}" || c === "]") {
        --depth;
        newLine();
        out += c;
      } else if (c === ",") {
        out += c;
        newLine();
      } else {
        out += c === ":" ? ": " : c;
        inString = c === '"';
      }
    }
    return out;
  };
  const text = (index) => data.texts[index];
  const block = (title, ...children) => [make("h3", {}, title), ...children];
  const seconds = (milliseconds) => `${(milliseconds / 1000).toLocaleString("en", { maximumFractionDigits: 3 })} s`;

  const finding = (each) => make("li", { class: `finding ${each.severity}` },
    make("b", {}, each.severity), ` ${each.message} `,
    make("span", { class: "dim" }, `[${each.rule}] line ${each.line}`));
  const stateButton = (state) => make("button", { type: "button", onclick: () => choose(state, true) }, stateName(state));
  const steps = (states) => make("ol", { class: "steps" }, ...states.map((state) => make("li", {}, stateButton(state))));

  const more = (event) => {
    const rows = make("dl");
    for (let i = 4; i < event.length; i += 2)
      rows.append(make("dt", {}, text(event[i])), make("dd", {}, make("pre", {}, pretty(text(event[i + 1])))));
    return make("tr", { class: "more" }, make("td"), make("td", { colspan: "4" }, rows));
  };
  const toggle = (row, event) => {
    if (event.length <= 4) return;
    const isOpen = row.getAttribute("aria-expanded") === "true";
    row.setAttribute("aria-expanded", String(!isOpen));
    if (isOpen) row.nextElementSibling.remove();
    else row.after(more(event));
  };
  const eventRow = (event, place) => {
    const [previous, time, type, state] = event;
    const hasMore = event.length > 4;
    const row = make("tr", { class: hasMore ? "event" : "event plain", tabindex: place === 0 ? "0" : "-1",
        ...(hasMore ? { "aria-expanded": "false" } : {}), ...(state >= 0 ? { "data-state": state } : {}) },
      make("td", { class: "number" }, String(place + 1)), make("td", { class: "number" }, String(previous)),
      make("td", { class: "number" }, seconds(time)), make("td", { class: "type" }, text(type)),
      make("td", { class: "type" }, state >= 0 ? stateName(state) : ""));
    row.addEventListener("click", () => {
      toggle(row, event);
      if (state >= 0) choose(state, true);
    });
    row.addEventListener("keydown", (key) => {
      const rows = [...row.parentNode.querySelectorAll(".event")];
      const next = { ArrowDown: 1, ArrowUp: -1 }[key.key];
      if (next) {
        const target = rows[rows.indexOf(row) + next];
        if (target) {
          row.tabIndex = -1;
          target.tabIndex = 0;
          target.focus();
        }
      } else if (key.key === "Enter" || key.key === " ") row.click();
      else return;
      key.preventDefault();
      key.stopPropagation();
    });
    return row;
  };
  const historyTable = (path) => {
    const heads = ["id", "prev", "time", "type", "state"].map((head, place) => make("th", { scope: "col", ...(place < 3 ? { class: "number" } : {}) }, head));
    const rows = path.events.map(eventRow);
    const parts = [make("div", { class: "scroll" }, make("table", { "aria-label": "History" },
      make("thead", {}, make("tr", {}, ...heads)), make("tbody", {}, ...rows)))];
    if (path.leftOut > 0) parts.push(make("p", { class: "dim" }, `${count(path.leftOut, "more event")} of this history: left out of this page`));
    return parts;
  };

  /** By bucket and key: the text of an object, or what is known of it. */
  const objects = (buckets) => Object.entries(buckets).flatMap(([bucket, keys]) =>
    Object.entries(keys).flatMap(([key, content]) => [make("p", { class: "task object mono" }, `${bucket}/${key}`),
      make("pre", { tabindex: "0" }, typeof content === "string" ? content : JSON.stringify(content))]));

  const pathDetails = (path) => {
    const facts = path.reason ? [path.reason] : [count(path.transitions, "state transition"), seconds(path.milliseconds)];
    if (path.variants > 1) facts.push(`${path.variants} conditions lead this way, this is the first`);
    const parts = [make("h2", {}, make("span", { class: classOf(path) }, `${glyphs[path.end] ?? "?"} ${path.end} `),
      make("span", { class: "mono dim" }, path.id)), make("p", { class: "facts" }, facts.join(" · "))];
    parts.push(...block("Condition", path.condition.length === 0 ? make("p", {}, "always") :
      make("ul", { class: "condition mono" }, ...path.condition.map((each) => make("li", {}, each)))));
    if (path.assumptions.length > 0)
      parts.push(...block("Fixed, though other values would do", make("ul", {}, ...path.assumptions.map((each) => make("li", {}, each)))));
    parts.push(...block("States", steps(path.states)));
    if (path.input !== null) parts.push(...block("Example input", make("pre", { tabindex: "0" }, pretty(text(path.input)))));
    if (path.objects !== null) parts.push(...block("Objects that it reads", ...objects(JSON.parse(text(path.objects)))));
    if (path.calls.length > 0) parts.push(make("h3", {}, "Tasks"));
    for (const [state, outcome, value] of path.calls) {
      parts.push(make("p", { class: "task" }, make("b", {}, stateName(state)), ` ${outcome}`));
      if (text(value)) parts.push(make("pre", {}, pretty(text(value))));
    }
    if (path.output !== null) parts.push(...block("Output", make("pre", { tabindex: "0" }, pretty(text(path.output)))));
    if (path.error !== null) parts.push(...block("Error", make("pre", {}, [path.error, path.cause].filter(Boolean).join("\n"))));
    if (path.events.length > 0) parts.push(...block("History", ...historyTable(path)));
    return parts;
  };
  const overview = () => {
    const parts = [make("h2", {}, "All paths")];
    const ends = Object.entries(data.ends).map(([end, times]) => make("li", {}, `${end}: ${times}`));
    parts.push(...block("Ends", make("ul", {}, ...ends)));
    if (data.limits.length > 0)
      parts.push(...block("Limits that were reached", make("ul", {}, ...data.limits.map((limit) => make("li", {}, limit)))));
    const never = data.states.map((_, state) => state).filter((state) => entered[state] === 0);
    if (never.length > 0)
      parts.push(...block(`${count(never.length, "state")} on no path`, make("ul", { class: "names" }, ...never.map((state) => make("li", {}, stateButton(state))))));
    if (data.findings.length > 0)
      parts.push(...block("Findings", make("ul", {}, ...data.findings.map((each) => {
        const line = finding(each);
        if (each.state !== null) line.prepend(stateButton(each.state), " ");
        return line;
      }))));
    for (const section of data.sections)
      parts.push(...block(section.title, make("ul", { class: "mono" }, ...section.lines.map((line) => make("li", {}, line)))));
    return parts;
  };
  const fillDetails = () => {
    byId("path").replaceChildren(...(selected ? pathDetails(selected) : overview()));
    byId("details").scrollTop = 0;
    markEvents();
  };
  const markEvents = () => {
    for (const row of document.querySelectorAll("tr.event"))
      row.classList.toggle("at", chosen !== null && row.dataset.state === String(chosen));
  };

  // ---- one state

  const choose = (state, moves) => {
    for (const each of svg.querySelectorAll(".chosen")) each.classList.remove("chosen");
    chosen = state;
    const panel = byId("state");
    panel.hidden = state === null;
    markEvents();
    if (state === null) return;
    const group = byId(`s${state}`);
    group.classList.add("chosen");
    if (moves) bringIntoView(group);
    const button = (label, action) => make("button", { type: "button", onclick: action }, label);
    const through = button("only these paths", () => {
      only = state;
      fillList();
    });
    panel.replaceChildren(
      make("div", { class: "row" }, make("h2", {}, stateName(state)), make("span", { class: "dim" }, data.states[state].type)),
      make("p", { class: "facts" }, `on ${entered[state]} of ${count(data.paths.length, "path")}`),
      make("ul", {}, ...findingsOf(state).map(finding)),
      make("div", { class: "buttons" }, through, button("show", () => bringIntoView(group)), button("close", () => choose(null, false))));
  };

  // ---- keys

  const actions = {
    j: () => move(1), ArrowDown: () => move(1), k: () => move(-1), ArrowUp: () => move(-1),
    Home: () => move(-Infinity), End: () => move(Infinity),
    "+": () => zoom(1.25), "=": () => zoom(1.25), "-": () => zoom(0.8), 0: fit, f: fit,
    "/": () => filter.focus(),
    Escape: () => (chosen === null ? clearOnly() : choose(null, false)),
  };
  const pans = { ArrowLeft: [-60, 0], ArrowRight: [60, 0], ArrowUp: [0, -60], ArrowDown: [0, 60] };
  const clearOnly = () => {
    only = null;
    fillList();
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target === filter) {
      if (event.key === "Escape" || event.key === "Enter" || event.key === "ArrowDown") {
        if (event.key === "Escape") filter.value = "";
        fillList();
        list.focus();
        event.preventDefault();
      }
      return;
    }
    const isOnCanvas = event.target === byId("canvas") && pans[event.key];
    const action = isOnCanvas ? () => pan(...pans[event.key]) : actions[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  });
  filter.addEventListener("input", fillList);
  byId("only").lastElementChild.addEventListener("click", clearOnly);
  byId("zoom-in").addEventListener("click", () => zoom(1.25));
  byId("zoom-out").addEventListener("click", () => zoom(0.8));
  byId("zoom-fit").addEventListener("click", fit);

  const fromAddress = () => data.paths.find((path) => `#${path.id}` === location.hash) ?? null;
  addEventListener("hashchange", () => select(fromAddress()));
  let widthBefore = svg.clientWidth;
  addEventListener("resize", () => {
    const scale = scaleOf(view);
    if (svg.clientWidth !== widthBefore) showAt(view.x + view.width / 2, view.y + view.height / 2, scale);
    widthBefore = svg.clientWidth;
  });

  writeBadges();
  fillList();
  showBegin();
  select(fromAddress());
  list.focus();
})();
