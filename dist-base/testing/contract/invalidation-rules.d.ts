import type { ContractRule } from './contract-rule';
/** What an invalidation has to come to, here and in every other process, whoever makes it. */
export declare const INVALIDATION_RULES: readonly ContractRule[];
