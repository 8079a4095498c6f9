import { setTimeout as sleep } from 'node:timers/promises';
import { Audit, type Findings } from './audit';
import { fingerprintsOf, type MapClient, type Question, requestName } from './map-client';
import { type Outage } from '../source-maps/bucket/outage';
import { type MapRequest, type Scenario, type Upload } from './scenario';
import { TruthLedger } from './truth-ledger';

export interface Outcome extends Findings {
  /** How long each request took, in milliseconds. */
  readonly latencies: readonly number[];
  /** What was not answered as a source-map server answers. */
  readonly failures: readonly string[];
}

/** Who is asked and who is uploaded to, one process or two; and what makes their bucket fail. */
export interface Clients {
  readonly reader: MapClient;
  readonly uploader: MapClient;
  readonly outage?: Pick<Outage, 'begin' | 'end'>;
}

/** So many requests may be under way; who has more to ask waits, as people do before a server that is overloaded. */
const MOST_UNDER_WAY = 64;

/** Plays a scenario against running servers and holds every answer against the truth. */
export class Replay {
  private readonly ledger = new TruthLedger();
  private readonly audit = new Audit(this.ledger);
  private readonly latencies: number[] = [];
  private readonly failures: string[] = [];
  private readonly requests = new Set<Promise<void>>();
  private readonly uploads: Promise<void>[] = [];

  constructor(
    private readonly clients: Clients,
    private readonly scenario: Scenario,
    private readonly onProgress: (share: number) => void,
  ) {}

  /**
   * Fills the bucket with what it holds from the start.
   *
   * @throws Error when the upload is not answered with 201.
   */
  prepare(): Promise<void> {
    return this.upload(this.scenario.opening);
  }

  async run(): Promise<Outcome> {
    const started = performance.now();
    const events = inOrder(this.scenario);
    for (const [nth, event] of events.entries()) {
      while (performance.now() - started < event.at) await sleep(1);
      if ('maps' in event) this.uploads.push(this.uploadAndProbe(event));
      else if ('fails' in event) await this.switchBucket(event);
      else await this.send(event);
      this.onProgress((nth + 1) / events.length);
    }
    await Promise.all(this.uploads);
    // Only now: an upload that has ended has asked for what it brought.
    await Promise.all(this.requests);
    return { ...this.audit.findings, latencies: this.latencies, failures: this.failures };
  }

  /** Resolves as soon as the next may be sent: the answer is not waited for, as long as not too many are open. */
  private async send(request: Question): Promise<void> {
    const asked = this.ask(request).finally(() => this.requests.delete(asked));
    this.requests.add(asked);
    while (this.requests.size >= MOST_UNDER_WAY) await Promise.race(this.requests);
  }

  private async ask(request: Question): Promise<void> {
    try {
      const began = performance.now();
      const fingerprint = await this.clients.reader.ask(request);
      const ended = performance.now();
      this.latencies.push(ended - began);
      this.audit.note({ name: requestName(request), fingerprint, began, ended });
    } catch (error) {
      this.failures.push((error as Error).message);
    }
  }

  private async switchBucket({ fails }: Switch): Promise<void> {
    // What was sent before it is answered as of before it.
    await Promise.all([...this.uploads, ...this.requests]);
    await (fails ? this.clients.outage?.begin() : this.clients.outage?.end());
  }

  private async uploadAndProbe(upload: Upload): Promise<void> {
    try {
      await this.upload(upload);
    } catch (error) {
      this.failures.push((error as Error).message);
    }
    for (const name of upload.probes) {
      await this.send({ method: 'HEAD', name });
      await this.send({ method: 'GET', name });
    }
  }

  private async upload(upload: Upload): Promise<void> {
    const changes = this.ledger.begin(fingerprintsOf(upload.maps), performance.now());
    await this.clients.uploader.upload(upload.zip);
    this.ledger.confirm(changes, performance.now());
  }
}

/** From here on the bucket fails, or does not. */
interface Switch {
  readonly fails: boolean;
  readonly at: number;
}

function inOrder({ requests, uploads, outage }: Scenario): (MapRequest | Upload | Switch)[] {
  const switches = outage
    ? [
        { fails: true, at: outage.from },
        { fails: false, at: outage.until },
      ]
    : [];
  return [...requests, ...uploads, ...switches].sort((one, other) => one.at - other.at);
}
