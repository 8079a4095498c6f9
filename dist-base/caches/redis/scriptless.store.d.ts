import type { TextStore } from '../stored/text-store';
import type { RedisTopology } from '../connection/redis-session';
/** A Redis whose server lets us run no scripts. */
export declare class ScriptlessStore implements TextStore {
    private readonly topology;
    readonly longestLife: number;
    constructor(topology: RedisTopology);
    get isReady(): boolean;
    get run(): string;
    get history(): string;
    get session(): unknown;
    get(key: string): Promise<unknown>;
    set(key: string, value: string, life: number): Promise<unknown>;
    isDoubted(nonceName: string): boolean;
    doubt(nonceName: string): Promise<void>;
    close(): void;
}
