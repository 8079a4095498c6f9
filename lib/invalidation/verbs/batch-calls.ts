import { InvalidOptionError } from '../../errors/invalid-option.error';

/**
 * The calls of the single method that a call of its batch stands for: one for each id.
 *
 * @param batch `ProductsService.findByIds`
 * @throws InvalidOptionError where there is no list of ids
 */
export function callsOfBatch([ids, ...further]: readonly unknown[], batch: string): (readonly unknown[])[] {
  if (Array.isArray(ids)) return (ids as unknown[]).map((id) => [id, ...further]);
  const expected = 'an array of ids, followed by what the method takes besides';
  throw new InvalidOptionError({ option: 'ids', value: ids, where: `a verb of ${batch}`, expected });
}
