import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import {
  type CallHandler,
  Controller,
  type ExecutionContext,
  Injectable,
  ParseIntPipe,
} from '@nestjs/common';
import { type INestMicroservice, type NestInterceptor, UseInterceptors } from '@nestjs/common';
import {
  type ClientProxy,
  ClientProxyFactory,
  Ctx,
  EventPattern,
  MessagePattern,
  Payload,
  RpcException,
  type TcpContext,
  Transport,
} from '@nestjs/microservices';
import { Test } from '@nestjs/testing';
import { CacheMemoize, CacheMemoizeModule, MemoizeInvalidator } from 'nestjs-cache-memoize';
import { firstValueFrom, map } from 'rxjs';
import { until } from '../../support/time/until';

@Injectable()
class Wraps implements NestInterceptor {
  intercept(_: ExecutionContext, next: CallHandler) {
    return next.handle().pipe(map((data: unknown) => ({ data })));
  }
}

@Controller()
class SumsController {
  runs = 0;
  events: unknown[] = [];

  @MessagePattern('sum')
  @CacheMemoize()
  async sum(@Payload() numbers: number[]): Promise<object> {
    return { sum: numbers.reduce((left, right) => left + right, 0), run: ++this.runs };
  }

  @MessagePattern({ cmd: 'undecorated' })
  @CacheMemoize()
  async undecorated(payload: { id: number }): Promise<object> {
    return { id: payload.id, run: ++this.runs };
  }

  @MessagePattern('part')
  @CacheMemoize()
  async part(@Payload('id', ParseIntPipe) id: number): Promise<object> {
    return { id, run: ++this.runs };
  }

  @MessagePattern('context')
  @CacheMemoize({ argsRewrite: (id, context) => [id, context.getPattern()] })
  async withContext(@Payload() id: number, @Ctx() context: TcpContext): Promise<object> {
    return { id, pattern: context.getPattern(), run: ++this.runs };
  }

  @MessagePattern('wrapped')
  @UseInterceptors(Wraps)
  @CacheMemoize()
  async wrapped(@Payload() id: number): Promise<object> {
    return { id, run: ++this.runs };
  }

  @MessagePattern('failing')
  @CacheMemoize({ cacheExceptions: RpcException })
  async failing(): Promise<never> {
    throw new RpcException({ code: 'NONE', run: ++this.runs });
  }

  @EventPattern('happened')
  @CacheMemoize('1h', { storeResult: false })
  async happened(@Payload() event: unknown): Promise<void> {
    this.events.push(event);
  }
}

describe('a memoized handler of a microservice', () => {
  let service: INestMicroservice;
  let client: ClientProxy;

  beforeEach(async () => {
    const options = { host: '127.0.0.1', port: await freePort() };
    const testing = await Test.createTestingModule({
      imports: [CacheMemoizeModule.forRoot()],
      controllers: [SumsController],
    }).compile();
    service = testing.createNestMicroservice({ transport: Transport.TCP, options });
    await service.listen();
    client = ClientProxyFactory.create({ transport: Transport.TCP, options });
  });

  afterEach(async () => {
    await client.close();
    await service.close();
  });

  const send = (pattern: unknown, payload: unknown) => firstValueFrom(client.send<unknown>(pattern, payload));

  it('runs once for each payload', async () => {
    expect([await send('sum', [1, 2]), await send('sum', [1, 2]), await send('sum', [2, 1])]).toEqual([
      { sum: 3, run: 1 },
      { sum: 3, run: 1 },
      { sum: 3, run: 2 },
    ]);
  });

  it('runs once for each payload that no decorator names', async () => {
    const pattern = { cmd: 'undecorated' };
    expect([
      await send(pattern, { id: 1 }),
      await send(pattern, { id: 1 }),
      await send(pattern, { id: 2 }),
    ]).toEqual([
      { id: 1, run: 1 },
      { id: 1, run: 1 },
      { id: 2, run: 2 },
    ]);
  });

  it('has its key behind the pipes', async () => {
    expect([await send('part', { id: '7' }), await send('part', { id: '07', noise: true })]).toEqual([
      { id: 7, run: 1 },
      { id: 7, run: 1 },
    ]);
  });

  it('takes its context once its key is declared', async () => {
    expect([await send('context', 1), await send('context', 1)]).toEqual(
      Array(2).fill({ id: 1, pattern: 'context', run: 1 }),
    );
  });

  it('passes its interceptors on a hit as on a miss', async () => {
    expect([await send('wrapped', 1), await send('wrapped', 1)]).toEqual(
      Array(2).fill({ data: { id: 1, run: 1 } }),
    );
  });

  it('throws a kept error again', async () => {
    const expected = { code: 'NONE', run: 1 };
    await expect(send('failing', 1)).rejects.toEqual(expected);
    await expect(send('failing', 1)).rejects.toEqual(expected);
  });

  it('guards what happens on an event', async () => {
    for (const event of ['a', 'a', 'b'])
      await firstValueFrom(client.emit('happened', event), { defaultValue: 0 });
    const { events } = service.get(SumsController);
    await until(() => events.includes('b'));
    expect(events).toEqual(['a', 'b']);
  });

  it('is invalidated by class, name and payload', async () => {
    await send('sum', [1, 2]);
    await service.get(MemoizeInvalidator).invalidate(SumsController, 'sum', [1, 2]);
    expect(await send('sum', [1, 2])).toEqual({ sum: 3, run: 2 });
  });

  it('runs once for a herd', async () => {
    const answers = await Promise.all(Array.from({ length: 200 }, () => send('sum', [3, 4])));
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(new Set(['{"sum":7,"run":1}']));
  });
});

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
