import { hash } from 'node:crypto';
import { once } from 'node:events';
import { Agent, type IncomingMessage, request } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { ABSENT, type Fingerprint } from './truth-ledger';
import { type MapRequest } from './scenario';

/** What is asked, whenever. */
export type Question = Pick<MapRequest, 'method' | 'name'>;

const PRESENT: Fingerprint = 'present';

/** What GET shall tell of this content: enough to know it again. */
function fingerprintOf(body: Buffer): Fingerprint {
  return hash('sha1', body);
}

/** What each request about these maps shall be answered, by {@link requestName}. */
export function fingerprintsOf(maps: ReadonlyMap<string, Buffer>): Map<string, Fingerprint> {
  const named = [...maps].flatMap(([name, body]) => [
    [requestName({ method: 'HEAD', name }), PRESENT] as const,
    [requestName({ method: 'GET', name }), fingerprintOf(body)] as const,
  ]);
  return new Map(named);
}

export function requestName({ method, name }: Question): string {
  return `${method} ${name}`;
}

/** Asks a source-map server. */
export class MapClient {
  private readonly agent = new Agent({ keepAlive: true });

  constructor(private readonly url: string) {}

  /** @throws Error unless it is answered with 200 or 404. */
  async ask({ method, name }: Question): Promise<Fingerprint> {
    // Not fetch, which costs the one that measures as much as a hit costs the one that is measured.
    const sent = request(`${this.url}/maps/${toRoute(name)}`, { method, agent: this.agent }).end();
    const [response] = (await once(sent, 'response')) as [IncomingMessage];
    const body = await buffer(response);
    if (response.statusCode === 404) return ABSENT;
    if (response.statusCode !== 200)
      throw new Error(`${method} ${name} was answered with ${response.statusCode}.`);
    return method === 'HEAD' ? PRESENT : fingerprintOf(body);
  }

  /** @throws Error unless it is answered with 201. */
  async upload(zip: Buffer): Promise<void> {
    const form = new FormData();
    form.set('file', new Blob([new Uint8Array(zip)]), 'maps.zip');
    const response = await fetch(`${this.url}/uploads`, { method: 'POST', body: form });
    const answer = await response.text();
    if (response.status !== 201) throw new Error(`An upload was answered with ${response.status}: ${answer}`);
  }

  /** Hangs up: a server that closes waits for connections that were opened and never used. */
  close(): void {
    this.agent.destroy();
  }

  async getJson<Answer>(route: string): Promise<Answer> {
    return (await (await fetch(this.url + route)).json()) as Answer;
  }
}

/** A scope's slash is part of the package's name: `%2F`. */
function toRoute(name: string): string {
  const route = name.split('/').map(encodeURIComponent).join('/');
  return name.startsWith('@') ? route.replace('/', '%2F') : route;
}
