import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { readConfig } from '../../../../sample/source-maps/config/read-config';
import { type SampleConfig } from '../../../../sample/source-maps/config/sample-config';
import { createApp } from '../../../../sample/source-maps/create-app';
import { type Stats } from '../../../../sample/source-maps/stats/stats.controller';
import { zipOf } from './zip-of';

/** How an application is made of a configuration. */
export type CreateSample = (config: SampleConfig) => Promise<NestFastifyApplication>;

/** A real server on a free port and, unless told otherwise, on an empty bucket of its own without a round trip. */
export class SampleServer {
  private constructor(
    readonly app: NestFastifyApplication,
    readonly config: SampleConfig,
    readonly url: string,
  ) {}

  static async start(
    overrides: Partial<SampleConfig> = {},
    create: CreateSample = (config) => createApp(config, { logger: false }),
  ): Promise<SampleServer> {
    const bucketDir = overrides.bucketDir ?? (await mkdtemp(join(tmpdir(), 'source-maps-test-')));
    const config = { ...readConfig({}), bucketRoundTripMs: 0, ...overrides, bucketDir };
    const app = await create(config);
    await app.listen(0, '127.0.0.1');
    return new SampleServer(app, config, await app.getUrl());
  }

  get(route: string): Promise<Response> {
    return fetch(this.url + route);
  }

  head(route: string): Promise<Response> {
    return fetch(this.url + route, { method: 'HEAD' });
  }

  post(route: string): Promise<Response> {
    return fetch(this.url + route, { method: 'POST' });
  }

  /** The status for a path that goes out as written; fetch would tidy it up. */
  async statusOf(rawPath: string): Promise<number | undefined> {
    const { hostname, port } = new URL(this.url);
    return new Promise((resolve, reject) => {
      const sent = request({ hostname, port, path: rawPath }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      sent.once('error', reject).end();
    });
  }

  /** Uploads a zip, or maps that are zipped first. */
  async upload(content: Buffer | Record<string, string>): Promise<Response> {
    const form = new FormData();
    const zip = Buffer.isBuffer(content) ? content : await zipOf(content);
    form.set('file', new Blob([new Uint8Array(zip)]), 'maps.zip');
    return fetch(`${this.url}/uploads`, { method: 'POST', body: form });
  }

  async stats(): Promise<Stats> {
    return (await (await this.get('/stats')).json()) as Stats;
  }

  /** The same, once so many calls are counted: a miss is when its fill was answered, which a request need not await. */
  async countedStats(calls: number): Promise<Stats> {
    for (;;) {
      const stats = await this.stats();
      const counted = Object.values(stats.memoized).reduce((sum, { hits, misses }) => sum + hits + misses, 0);
      if (counted >= calls) return stats;
    }
  }

  async stop(): Promise<void> {
    await this.app.close();
    await rm(this.config.bucketDir, { recursive: true, force: true });
  }
}
