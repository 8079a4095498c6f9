import type { RedisTopology } from '../../connection/redis-session';
/** What is to be kept under a lease. */
export interface LeasedFill {
    readonly valueName: string;
    readonly leaseName: string;
    readonly lease: string;
    readonly value: string;
    readonly life: number;
}
/** Keeps what is filled at one time together: a run of many ids is a script for a hundred of them. On a cluster, one each. */
export declare class ManyFills {
    private readonly topology;
    private gathered;
    constructor(topology: Pick<RedisTopology, 'requireSession'>);
    /** Resolves to false when refused: the lease is gone. */
    fill(fill: LeasedFill): Promise<boolean>;
    private flush;
    private send;
    private sendMany;
}
