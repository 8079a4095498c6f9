import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import type { INestApplication, InjectionToken, Type } from '@nestjs/common';
import type { AbstractHttpAdapter } from '@nestjs/core';
import { ExpressAdapter } from '@nestjs/platform-express';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { CacheMemoizeModule } from 'nestjs-cache-memoize';
import type { ApplicationParts } from './application';

const PLATFORMS: readonly [string, () => AbstractHttpAdapter][] = [
  ['Express', () => new ExpressAdapter()],
  ['Fastify', () => new FastifyAdapter()],
];

export interface HttpApplicationParts extends ApplicationParts {
  /** What an application does to itself before it listens. */
  readonly configure?: (application: INestApplication) => unknown;
}

/** What came back: its body parsed if it is JSON. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

export interface Asked {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export type StartHttp = (parts: HttpApplicationParts) => Promise<HttpApplication>;

const started: HttpApplication[] = [];

/** A Nest application that listens on a free port of the loopback. It ends with the test. */
export class HttpApplication {
  private constructor(
    private readonly nest: INestApplication,
    readonly url: string,
  ) {}

  static async start(adapter: AbstractHttpAdapter, parts: HttpApplicationParts): Promise<HttpApplication> {
    const { providers = [], controllers = [], imports = [], caches, options, configure } = parts;
    const testing = await Test.createTestingModule({
      imports: [CacheMemoizeModule.forRoot(caches, options), ...imports],
      providers,
      controllers,
    }).compile();
    const nest = testing.createNestApplication(adapter, { forceCloseConnections: true });
    await configure?.(nest);
    await nest.listen(0, '127.0.0.1');
    const application = new HttpApplication(nest, await nest.getUrl());
    started.push(application);
    return application;
  }

  get<Instance>(token: Type<Instance> | Exclude<InjectionToken<Instance>, Type>): Instance {
    return this.nest.get<Instance>(token, { strict: false });
  }

  /** The same request again and again, one after the other. */
  async repeat(times: number, path: string, asked?: Asked): Promise<Answer[]> {
    const answers: Answer[] = [];
    while (answers.length < times) answers.push(await this.request(path, asked));
    return answers;
  }

  /** Not by fetch, which follows its own mind about `Host` and redirects. */
  async request(path: string, { method = 'GET', headers = {}, body }: Asked = {}): Promise<Answer> {
    const outgoing = request(`${this.url}${path}`, { method, headers });
    outgoing.end(body);
    const [incoming] = (await once(outgoing, 'response')) as [IncomingMessage];
    const content = await text(incoming);
    const isJson = incoming.headers['content-type']?.includes('json') ?? false;
    return {
      status: incoming.statusCode ?? 0,
      headers: new Headers(pairsOf(incoming.rawHeaders)),
      body: isJson ? (JSON.parse(content) as unknown) : content,
    };
  }

  async close(): Promise<void> {
    await this.nest.close();
  }
}

function pairsOf(raw: readonly string[]): [string, string][] {
  return raw.flatMap((name, index): [string, string][] =>
    index % 2 === 0 ? [[name, raw[index + 1] ?? '']] : [],
  );
}

/** The same tests on Express and on Fastify. */
export function describeHttp(name: string, tests: (start: StartHttp) => void): void {
  describe.each(PLATFORMS)(`${name}, on %s`, (_, makeAdapter) => {
    tests((parts) => HttpApplication.start(makeAdapter(), parts));
    afterEach(async () => {
      for (const application of started.splice(0)) await application.close();
    });
  });
}
