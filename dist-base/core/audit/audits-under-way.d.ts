import type { Scheduler } from '../../ports/scheduler';
export interface AuditsUnderWaySettings {
    readonly scheduler: Scheduler;
    /** For how long an application that ends waits for them, in milliseconds: a method may hang. */
    readonly patience: number;
}
/** The audits that have not ended yet, of all methods of an application. */
export declare class AuditsUnderWay {
    private readonly settings;
    private readonly audits;
    constructor(settings: AuditsUnderWaySettings);
    /** @param audit never rejects */
    track(audit: Promise<void>): Promise<void>;
    /** Begins an audit once the event loop has got to what waits for the answer. */
    trackLater(audit: () => Promise<void>): void;
    drain(): Promise<void>;
}
