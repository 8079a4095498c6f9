/** What a POST names: one call, a method, or tags. */
export type PanelRequest = {
    readonly class: string;
    readonly method: string;
    readonly args: readonly unknown[] | undefined;
} | {
    readonly tags: readonly string[];
};
/** A call, which alone can be looked up. */
export interface PanelCall {
    readonly class: string;
    readonly method: string;
    readonly args: readonly unknown[];
}
/** @throws InvalidOptionError */
export declare function readRequest(body: unknown): PanelRequest;
/** @throws InvalidOptionError */
export declare function readCall(body: unknown): PanelCall;
