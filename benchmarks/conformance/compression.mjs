// The cases of permessage-deflate (RFC 7692), after sections 12 and 13 of the Autobahn test suite:
// sizes, fragments and offers, by the client `ws`.
import WebSocket from 'ws';
import { randomBytes } from 'node:crypto';

const url = `ws://127.0.0.1:${process.argv[2]}/`;
const SIZES = [0, 16, 64, 127, 128, 256, 1024, 4096, 8192, 16384, 32768, 65535, 65536, 131072];
const OFFERS = {
  'the defaults': true,
  'no client context': { clientNoContextTakeover: true },
  'no context at all': { clientNoContextTakeover: true, serverNoContextTakeover: true },
  'a client window of 9 bits': { clientMaxWindowBits: 9 },
  'a client window of 15 bits': { clientMaxWindowBits: 15 },
  'a server window of 15 bits': { serverMaxWindowBits: 15 },
  'a server window of 9 bits, which is declined': { serverMaxWindowBits: 9 },
  'no extension': false,
};
const CONTENTS = {
  json: (size) => Buffer.from('{"name":"Ada","tags":["a","b"],"n":12345},'.repeat(size / 40 + 1)).subarray(0, size),
  zeros: (size) => Buffer.alloc(size),
  noise: (size) => randomBytes(size),
};

let passed = 0;
const failures = [];
const check = (name, right) => (right ? passed++ : failures.push(name));

function open(perMessageDeflate) {
  return new Promise((resolve, reject) => {
    const deflate =
      typeof perMessageDeflate === 'object' ? { threshold: 0, ...perMessageDeflate } : perMessageDeflate;
    const socket = new WebSocket(url, { perMessageDeflate: deflate, maxPayload: 64 << 20 });
    socket.once('open', () => resolve(socket));
    socket.once('error', reject);
  });
}

const closed = (socket) => new Promise((resolve) => socket.once('close', (code) => resolve(code)));
const message = (socket) =>
  new Promise((resolve, reject) => {
    const gone = (code) => reject(new Error(`closed with ${code}`));
    socket.once('close', gone);
    socket.once('message', (data, binary) => {
      socket.off('close', gone);
      resolve({ data, binary });
    });
  });

async function echo(name, socket, payload, binary, fragment) {
  const answer = message(socket);
  if (fragment === 0) {
    socket.send(payload, { binary });
  } else {
    for (let at = 0; at === 0 || at < payload.length; at += fragment) {
      const part = payload.subarray(at, at + fragment);
      socket.send(part, { binary, fin: at + fragment >= payload.length });
    }
  }
  const { data, binary: got } = await answer;
  check(name, got === binary && Buffer.compare(data, payload) === 0);
}

for (const [offered, options] of Object.entries(OFFERS)) {
  const socket = await open(options);
  const agreed = socket.extensions.includes('permessage-deflate');
  check(`${offered}: negotiated`, agreed === (options !== false && options.serverMaxWindowBits !== 9));
  for (const [kind, content] of Object.entries(CONTENTS)) {
    for (const size of SIZES) {
      for (const fragment of [0, 1000]) {
        const payload = content(size);
        const name = `${offered}: ${size} bytes of ${kind}, fragments of ${fragment}`;
        await echo(name, socket, payload, true, fragment);
        if (kind === 'json') {
          await echo(`${name}, text`, socket, payload, false, fragment);
        }
      }
    }
  }
  const before = new Promise((resolve) => socket.once('pong', (data) => resolve(data.toString())));
  socket.ping('still there?');
  check(`${offered}: pong`, (await before) === 'still there?');
  const end = closed(socket);
  socket.close(1000, 'done');
  check(`${offered}: closed with 1000`, (await end) === 1000);
}

// What must be refused, with frames that `ws` would not write.
async function refused(name, code, bytes, options = { threshold: 0 }) {
  const socket = await open(options);
  const end = closed(socket);
  socket.on('error', () => {});
  socket._socket.write(Buffer.from(bytes));
  check(name, (await end) === code);
}
await refused('RSV1 without an agreement', 1002, [0xc1, 0x80, 0, 0, 0, 0], false);
await refused('RSV1 on a control frame', 1002, [0xc9, 0x80, 0, 0, 0, 0]);
await refused('RSV1 on a continuation', 1002, [0x41, 0x81, 0, 0, 0, 0, 0, 0xc0, 0x80, 0, 0, 0, 0]);
await refused('RSV2', 1002, [0xa1, 0x80, 0, 0, 0, 0]);
await refused('RSV3', 1002, [0x91, 0x80, 0, 0, 0, 0]);
await refused('contents that are not compressed', 1007, [0xc1, 0x82, 0, 0, 0, 0, 0x06, 0x07]);
await refused('compressed text that is not UTF-8', 1007, [0xc1, 0x84, 0, 0, 0, 0, 0xfa, 0x0f, 0x00, 0x00]);

const bomb = await open({ threshold: 0 });
const end = closed(bomb);
bomb.on('error', () => {});
bomb.send(Buffer.alloc((16 << 20) + 1));
check('a message above the limit after decompression', (await end) === 1009);

failures.forEach((name) => console.log(`FAILED ${name}`));
console.log(`ws: ${passed} passed, ${failures.length} failed`);
process.exit(failures.length === 0 ? 0 : 1);
