/** Says what an entry is signed for, besides its key: one that was made for another place does not verify there. */
export interface SignedPlace {
    /** What every name in the store begins with: an entry of staging is none of production. */
    readonly keyPrefix: string;
    /** The prefix of the method: keys that callbacks make may be equal for two methods. */
    readonly group: string;
}
/**
 * Signs text with the first secret and verifies with all, so that a secret can be replaced while entries signed with
 * the old one are still read.
 */
export declare class TextSignature {
    private readonly secrets;
    private readonly place;
    constructor(secrets: readonly string[], { keyPrefix, group }: SignedPlace);
    /**
     * Answers the signature, then the text. The place and the key are signed as well: an entry that was moved to another
     * does not verify.
     */
    sign(text: string, key: string): string;
    /** Answers the text, or undefined where no secret made its signature. */
    open(signed: string, key: string): string | undefined;
    private makeSignature;
}
