/** A ttl as it could have been written. */
export declare function describeTtl(ttl: number | undefined): string;
