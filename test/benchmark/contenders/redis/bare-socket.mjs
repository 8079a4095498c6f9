import { once } from 'node:events';
import { connect } from 'node:net';

/** The least that a hit on Redis can cost: GETs written to one socket, all of a tick at once, and the replies parsed. */
export const contender = {
  name: 'limit: bare socket, GET and parse',
  place: 0,
  isLimit: true,
  async open({ port, keys }) {
    const socket = connect(port, '127.0.0.1');
    socket.setNoDelay(true);
    await once(socket, 'connect');
    const waiting = [];
    let first = 0;
    let unsent = '';
    let rest;
    const flush = () => {
      socket.write(unsent, 'latin1');
      unsent = '';
    };
    socket.on('data', (chunk) => {
      let buffer = rest === undefined ? chunk : Buffer.concat([rest, chunk]);
      let at = 0;
      for (;;) {
        const end = buffer.indexOf('\r\n', at, 'latin1');
        if (end < 0) break;
        const length = Number(buffer.latin1Slice(at + 1, end));
        if (buffer.length < end + 4 + length) break;
        waiting[first](buffer.utf8Slice(end + 2, end + 2 + length));
        waiting[first++] = undefined;
        at = end + 4 + length;
      }
      rest = at < buffer.length ? buffer.subarray(at) : undefined;
      if (first > 10_000) {
        waiting.splice(0, first);
        first = 0;
      }
    });
    const get = (key) =>
      new Promise((resolve) => {
        waiting.push(resolve);
        if (unsent === '') process.nextTick(flush);
        unsent += `*2\r\n$3\r\nGET\r\n$${key.length}\r\n${key}\r\n`;
      });
    return { hit: async (index) => JSON.parse(await get(keys[index])) };
  },
};
