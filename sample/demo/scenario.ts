/** A request of the stream. */
export interface MapRequest {
  readonly method: 'GET' | 'HEAD';
  /** package/version/file. */
  readonly name: string;
  /** When it is sent, in milliseconds from the start. */
  readonly at: number;
}

/** One zip on its way in while requests go on. */
export interface Upload {
  readonly title: string;
  /** Name to content. */
  readonly maps: ReadonlyMap<string, Buffer>;
  /** The same, packed. */
  readonly zip: Buffer;
  /** When it is sent, in milliseconds from the start. */
  readonly at: number;
  /** Names in it that are asked for the moment its 201 arrives. */
  readonly probes: readonly string[];
}

/** For a while the bucket fails. */
export interface BucketOutage {
  /** From when, in milliseconds from the start; what was sent before has been answered. */
  readonly from: number;
  readonly until: number;
}

/** Everything that happens, the same with one set of options and with another. */
export interface Scenario {
  /** How far away the bucket is, in milliseconds. */
  readonly bucketRoundTripMs: number;
  /** What the bucket holds before the first request. */
  readonly opening: Upload;
  readonly uploads: readonly Upload[];
  /** In the order they are sent. */
  readonly requests: readonly MapRequest[];
  readonly outage?: BucketOutage;
}
