/**
 * The calls of the single method that a call of its batch stands for: one for each id.
 *
 * @param batch `ProductsService.findByIds`
 * @throws InvalidOptionError where there is no list of ids
 */
export declare function callsOfBatch([ids, ...further]: readonly unknown[], batch: string): (readonly unknown[])[];
