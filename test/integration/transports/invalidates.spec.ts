import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { Body, Controller, Injectable, Param, ParseIntPipe, Put } from '@nestjs/common';
import {
  type ClientProxy,
  ClientProxyFactory,
  EventPattern,
  MessagePattern,
  Payload,
  Transport,
} from '@nestjs/microservices';
import { WsAdapter } from '@nestjs/platform-ws';
import { Test } from '@nestjs/testing';
import { MessageBody, SubscribeMessage, WebSocketGateway } from '@nestjs/websockets';
import { CacheMemoize, CacheMemoizeModule, Invalidates } from 'nestjs-cache-memoize';
import { firstValueFrom } from 'rxjs';
import { WebSocket } from 'ws';
import { describeHttp } from '../../support/applications/http-application';
import { until } from '../../support/time/until';

@Injectable()
class Prices {
  readonly current = new Map<number, number>();

  @CacheMemoize()
  async priceOf(id: number): Promise<number | undefined> {
    return this.current.get(id);
  }
}

@Controller('prices')
class PricesController {
  constructor(private readonly prices: Prices) {}

  @Put(':id')
  @Invalidates((drop, _result, id) => drop(Prices, 'priceOf', id))
  async change(@Param('id', ParseIntPipe) id: number, @Body('cents') cents: number): Promise<object> {
    this.prices.current.set(id, cents);
    return { id, cents };
  }

  @Invalidates((drop, _result, id) => drop(Prices, 'priceOf', id))
  @Put('again/:id')
  async changeAgain(@Param('id', ParseIntPipe) id: number, @Body('cents') cents: number): Promise<object> {
    this.prices.current.set(id, cents);
    return { id, cents };
  }
}

@WebSocketGateway()
class PricesGateway {
  constructor(private readonly prices: Prices) {}

  @Invalidates((drop, _result, { id }) => drop(Prices, 'priceOf', id))
  @SubscribeMessage('change')
  async change(@MessageBody() { id, cents }: { id: number; cents: number }): Promise<object> {
    this.prices.current.set(id, cents);
    return { event: 'changed', data: id };
  }
}

@Controller()
class PricesConsumer {
  constructor(private readonly prices: Prices) {}

  @MessagePattern('change')
  @Invalidates((drop, id) => drop(Prices, 'priceOf', id))
  async change(@Payload() { id, cents }: { id: number; cents: number }): Promise<number> {
    this.prices.current.set(id, cents);
    return id;
  }

  @Invalidates((drop, id) => drop(Prices, 'priceOf', id))
  @EventPattern('changed')
  async changed(@Payload() { id, cents }: { id: number; cents: number }): Promise<number> {
    this.prices.current.set(id, cents);
    return id;
  }
}

describeHttp('a handler with @Invalidates', (startHttp) => {
  it.each(['/prices/1', '/prices/again/1'])('invalidates before it answers: PUT %s', async (path) => {
    const application = await startHttp({ providers: [Prices], controllers: [PricesController] });
    const prices = application.get(Prices);
    await prices.priceOf(1);
    const headers = { 'content-type': 'application/json' };
    const answer = await application.request(path, { method: 'PUT', headers, body: '{"cents":5}' });
    expect([answer.body, await prices.priceOf(1)]).toEqual([{ id: 1, cents: 5 }, 5]);
  });
});

describe('a handler of a gateway with @Invalidates', () => {
  it('invalidates before it answers', async () => {
    const testing = await Test.createTestingModule({
      imports: [CacheMemoizeModule.forRoot()],
      providers: [Prices, PricesGateway],
    }).compile();
    const application = testing.createNestApplication();
    application.useWebSocketAdapter(new WsAdapter(application));
    await application.listen(0, '127.0.0.1');
    const prices = application.get(Prices);
    await prices.priceOf(1);

    const socket = new WebSocket((await application.getUrl()).replace('http', 'ws'));
    await once(socket, 'open');
    socket.send(JSON.stringify({ event: 'change', data: { id: 1, cents: 5 } }));
    await once(socket, 'message');

    expect(await prices.priceOf(1)).toBe(5);
    socket.terminate();
    await application.close();
  });
});

describe('a consumer with @Invalidates', () => {
  it('invalidates before it answers, and after an event', async () => {
    const probe = createServer().listen(0, '127.0.0.1');
    await once(probe, 'listening');
    const { port } = probe.address() as AddressInfo;
    probe.close();
    await once(probe, 'close');
    const testing = await Test.createTestingModule({
      imports: [CacheMemoizeModule.forRoot()],
      providers: [Prices],
      controllers: [PricesConsumer],
    }).compile();
    const options = { host: '127.0.0.1', port };
    const application = testing.createNestMicroservice({ transport: Transport.TCP, options });
    await application.listen();
    const client: ClientProxy = ClientProxyFactory.create({ transport: Transport.TCP, options });
    const prices = application.get(Prices);

    await prices.priceOf(1);
    await firstValueFrom(client.send('change', { id: 1, cents: 5 }));
    expect(await prices.priceOf(1)).toBe(5);

    client.emit('changed', { id: 1, cents: 6 });
    await until(async () => (await prices.priceOf(1)) === 6);
    client.close();
    await application.close();
  });
});
