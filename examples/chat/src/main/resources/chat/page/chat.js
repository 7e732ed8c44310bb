// The page of the chat: one WebSocket, which it opens again when it was lost.
const byId = id => document.getElementById(id);
let socket;
let name;
let attempts = 0;
const guests = new Map();

byId("enter").addEventListener("submit", event => {
  event.preventDefault();
  name = byId("name").value.trim();
  connect(byId("room").value);
});

byId("say").addEventListener("submit", event => {
  event.preventDefault();
  if (socket.readyState === WebSocket.OPEN) {
    socket.send(JSON.stringify({ text: byId("text").value }));
    byId("text").value = "";
  }
});

function connect(room) {
  const address = new URL(`rooms/${encodeURIComponent(room)}`, location.href);
  address.protocol = address.protocol.replace("http", "ws");
  address.searchParams.set("name", name);
  socket = new WebSocket(address);
  socket.addEventListener("open", () => {
    attempts = 0;
    byId("enter").hidden = true;
    byId("chat").hidden = false;
    byId("title").textContent = `# ${room}`;
    byId("state").textContent = "connected";
    byId("lines").replaceChildren();
    byId("text").focus();
  });
  socket.addEventListener("message", message => show(JSON.parse(message.data)));
  socket.addEventListener("close", event => closed(room, event));
}

function closed(room, event) {
  if (byId("chat").hidden) {
    byId("fault").textContent = "The room cannot be entered. Try another name or room.";
    return;
  }
  byId("state").textContent = event.reason ? `disconnected: ${event.reason}` : "disconnected, trying again …";
  const wait = Math.min(500 * 2 ** attempts++, 15000) * (0.5 + Math.random() / 2);
  setTimeout(() => connect(room), wait);
}

function show(event) {
  switch (event.type) {
    case "line": return add(event.name === name ? "mine" : "", event.text, event.name);
    case "here": {
      guests.clear();
      event.guests.forEach(guest => guests.set(guest.id, guest.name));
      return list();
    }
    case "joined": return came(event.guest);
    case "left": return left(event.guest);
  }
}

function add(kind, text, author) {
  const item = document.createElement("li");
  item.className = kind;
  if (author) {
    const by = document.createElement("b");
    by.textContent = author;
    item.append(by);
  }
  item.append(text);
  byId("lines").append(item);
  item.scrollIntoView({ block: "end" });
}

/// Who came may stand in the list already: it was asked for afterwards.
function came(guest) {
  if (!guests.has(guest.id)) {
    guests.set(guest.id, guest.name);
    add("news", `${guest.name} came in`);
    list();
  }
}

function left(guest) {
  if (guests.delete(guest.id)) {
    add("news", `${guest.name} has left`);
    list();
  }
}

function list() {
  byId("members").replaceChildren(...[...guests.values()].map(name => {
    const item = document.createElement("li");
    item.textContent = name;
    return item;
  }));
}
