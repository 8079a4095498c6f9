import { setTimeout as sleep } from 'node:timers/promises';
import { Audit, type Findings } from './audit';
import { fingerprintsOf, type MapClient, requestName } from './map-client';
import { type MapRequest, type Scenario, type Upload } from './scenario';
import { TruthLedger } from './truth-ledger';
import { zipMaps } from './zip-maps';

export interface Outcome extends Findings {
  /** How long each request took, in milliseconds. */
  readonly latencies: readonly number[];
  /** What was not answered as a source-map server answers. */
  readonly failures: readonly string[];
}

/** Who is asked and who is uploaded to: one process or two. */
export interface Clients {
  readonly reader: MapClient;
  readonly uploader: MapClient;
}

/** Plays a scenario against running servers and holds every answer against the truth. */
export class Replay {
  private readonly ledger = new TruthLedger();
  private readonly audit = new Audit(this.ledger);
  private readonly latencies: number[] = [];
  private readonly failures: string[] = [];
  private readonly underWay: Promise<void>[] = [];
  private started = 0;

  constructor(
    private readonly clients: Clients,
    private readonly scenario: Scenario,
    private readonly onProgress: (share: number) => void,
  ) {}

  /** @throws Error when an upload is not answered with 201. */
  async run(): Promise<Outcome> {
    const zips = await this.pack();
    await this.upload(this.scenario.opening, zips);
    this.started = performance.now();
    const uploads = this.scenario.uploads.map((upload) => this.uploadInTime(upload, zips));
    await Promise.all([this.sendAll(), ...uploads]);
    await Promise.all(this.underWay);
    return { ...this.audit.findings, latencies: this.latencies, failures: this.failures };
  }

  /** Before the clock runs: packing is no part of what is measured. */
  private async pack(): Promise<Map<Upload, Buffer>> {
    const uploads = [this.scenario.opening, ...this.scenario.uploads];
    return new Map(
      await Promise.all(uploads.map(async (upload) => [upload, await zipMaps(upload.maps)] as const)),
    );
  }

  /** Each at its time, whether or not those before are answered: a slow server gets no fewer requests. */
  private async sendAll(): Promise<void> {
    const { requests } = this.scenario;
    for (const [sent, request] of requests.entries()) {
      while (performance.now() - this.started < request.at) await sleep(1);
      this.underWay.push(this.send(request));
      this.onProgress((sent + 1) / requests.length);
    }
  }

  private async send(request: Pick<MapRequest, 'method' | 'name'>): Promise<void> {
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

  private async uploadInTime(upload: Upload, zips: ReadonlyMap<Upload, Buffer>): Promise<void> {
    await sleep(upload.at);
    await this.upload(upload, zips);
    const probes = upload.probes.flatMap((name) =>
      (['HEAD', 'GET'] as const).map((method) => ({ method, name })),
    );
    await Promise.all(probes.map((probe) => this.send(probe)));
  }

  private async upload(upload: Upload, zips: ReadonlyMap<Upload, Buffer>): Promise<void> {
    const changes = this.ledger.begin(fingerprintsOf(upload.maps), performance.now());
    await this.clients.uploader.upload(zips.get(upload)!);
    this.ledger.confirm(changes, performance.now());
  }
}
