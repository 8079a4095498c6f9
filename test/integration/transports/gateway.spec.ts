import { once } from 'node:events';
import { type INestApplication, ParseIntPipe } from '@nestjs/common';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { WsAdapter } from '@nestjs/platform-ws';
import { Test } from '@nestjs/testing';
import { ConnectedSocket, MessageBody, SubscribeMessage, WebSocketGateway } from '@nestjs/websockets';
import { CacheMemoize, CacheMemoizeModule, MemoizeInvalidator } from 'nestjs-cache-memoize';
import { WebSocket } from 'ws';

@WebSocketGateway()
class QuotesGateway {
  runs = 0;

  @SubscribeMessage('quote')
  @CacheMemoize()
  async quote(@MessageBody() body: { symbol: string }): Promise<object> {
    return { event: 'quoted', data: { symbol: body.symbol, run: ++this.runs } };
  }

  @SubscribeMessage('part')
  @CacheMemoize()
  async part(@MessageBody('id', ParseIntPipe) id: number): Promise<object> {
    return { event: 'part', data: { id, run: ++this.runs } };
  }

  @SubscribeMessage('count')
  @CacheMemoize()
  async count(): Promise<object> {
    return { event: 'counted', data: ++this.runs };
  }

  @SubscribeMessage('socket')
  @CacheMemoize({ argsRewrite: (socket, id) => [socket.protocol, id] })
  async ofSocket(@ConnectedSocket() socket: WebSocket, @MessageBody() id: number): Promise<object> {
    return { event: 'of', data: { protocol: socket.protocol, id, run: ++this.runs } };
  }
}

describe('a memoized handler of a gateway', () => {
  let application: INestApplication;
  const sockets: WebSocket[] = [];

  beforeEach(async () => {
    const testing = await Test.createTestingModule({
      imports: [CacheMemoizeModule.forRoot()],
      providers: [QuotesGateway],
    }).compile();
    application = testing.createNestApplication(new FastifyAdapter());
    application.useWebSocketAdapter(new WsAdapter(application));
    await application.listen(0, '127.0.0.1');
  });

  afterEach(async () => {
    for (const socket of sockets.splice(0)) socket.terminate();
    await application.close();
  });

  async function connect(): Promise<WebSocket> {
    const socket = new WebSocket((await application.getUrl()).replace('http', 'ws'));
    sockets.push(socket);
    await once(socket, 'open');
    return socket;
  }

  async function send(socket: WebSocket, event: string, data?: unknown): Promise<unknown> {
    const answer = once(socket, 'message');
    socket.send(JSON.stringify({ event, data }));
    const [message] = (await answer) as [Buffer];
    return (JSON.parse(message.toString()) as { data: unknown }).data;
  }

  it('runs once for each body, whoever asks', async () => {
    const [ann, bob] = [await connect(), await connect()];
    expect([
      await send(ann, 'quote', { symbol: 'A' }),
      await send(bob, 'quote', { symbol: 'A' }),
      await send(bob, 'quote', { symbol: 'B' }),
    ]).toEqual([
      { symbol: 'A', run: 1 },
      { symbol: 'A', run: 1 },
      { symbol: 'B', run: 2 },
    ]);
  });

  it('has its key behind the pipes', async () => {
    const socket = await connect();
    expect([await send(socket, 'part', { id: '7' }), await send(socket, 'part', { id: '07' })]).toEqual(
      Array(2).fill({ id: 7, run: 1 }),
    );
  });

  it('without parameters runs once, although Nest hands it the socket', async () => {
    const [ann, bob] = [await connect(), await connect()];
    expect([await send(ann, 'count', 1), await send(bob, 'count', 2)]).toEqual([1, 1]);
  });

  it('takes the socket once its key is declared', async () => {
    const [ann, bob] = [await connect(), await connect()];
    expect([await send(ann, 'socket', 1), await send(bob, 'socket', 1)]).toEqual(
      Array(2).fill({ protocol: '', id: 1, run: 1 }),
    );
  });

  it('is invalidated by class, name and arguments', async () => {
    const socket = await connect();
    await send(socket, 'quote', { symbol: 'A' });
    await send(socket, 'count');
    await application.get(MemoizeInvalidator).invalidate(QuotesGateway, 'quote', { symbol: 'A' });
    await application.get(MemoizeInvalidator).invalidate(QuotesGateway, 'count');
    expect([await send(socket, 'quote', { symbol: 'A' }), await send(socket, 'count')]).toEqual([
      { symbol: 'A', run: 3 },
      4,
    ]);
  });
});
