/** What a route answers where it cannot do what it was asked for. */
export interface Refusal {
    readonly status: number;
    readonly body: {
        readonly error: {
            readonly code: string;
            readonly message: string;
        };
    };
}
/** @throws what is no error of the library */
export declare function describeRefusal(error: unknown): Refusal;
