/** What a method does with outcomes past their life, or near its end. Durations are milliseconds. */
export interface ResolvedStaleOptions {
  readonly staleWhileRevalidate: number | undefined;
  readonly staleIfError:
    | {
        readonly for: number;
        /** Undefined: every error that is no answer. */
        readonly when: ((error: unknown) => boolean) | undefined;
        readonly retryAfter: number;
      }
    | undefined;
  /** Of 1: after which part of its life an outcome is renewed. */
  readonly earlyRefresh: number | undefined;
  /** Of 1: by how much a life is shortened at most. */
  readonly jitter: number | undefined;
}
