import 'reflect-metadata';
import { Type } from 'class-transformer';
import { recordedFields, recordedParameters } from '../../../lib/nest/recorded-types';

const Recorded = (): PropertyDecorator => () => undefined;

class Item {
  id = 0;
}
class Owner {}
class Filter {
  @Recorded() owner?: Owner;
}
class Query {
  page?: number;
  @Recorded() filter?: Filter;
  @Recorded() either?: Filter | Item;
  @Recorded() list?: Item[];
  @Type(() => Item) items?: Item[];
  @Type((help) => (help!.object as { kind: 'a' }).kind && Item) dynamic?: Item[];
}
class NarrowQuery extends Query {}
class Products {
  @Reflect.metadata('any', 1)
  async search(_query: Query, _any: object, _list: Item[], _page: number): Promise<void> {}
}

describe('What TypeScript recorded', () => {
  const parameters = recordedParameters(Products.prototype, 'search');
  const query = recordedFields(Query.prototype);

  it('of parameters is their class, and nothing where that is Object or Array', () => {
    expect(parameters.map((each) => each?.prototype)).toEqual([
      Query.prototype,
      undefined,
      undefined,
      Number.prototype,
    ]);
    expect(recordedParameters(Products.prototype, 'constructor')).toEqual([]);
  });

  it('of fields is their class where they carry any decorator, in subclasses too', () => {
    expect(query.typeOfField('filter')?.prototype).toBe(Filter.prototype);
    expect(query.typeOfField('filter')?.typeOfField('owner')?.prototype).toBe(Owner.prototype);
    expect(recordedFields(NarrowQuery.prototype).typeOfField('filter')?.prototype).toBe(Filter.prototype);
    expect(query.typeOfField('page')).toBeUndefined();
    expect(query.typeOfField('either')).toBeUndefined();
    for (const name of ['__proto__', 'constructor', 'toString', ''])
      expect(query.typeOfField(name)).toBeUndefined();
  });

  it("of items is what class-transformer's @Type says without an object to look at", () => {
    expect(query.typeOfField('items')).toMatchObject({
      prototype: undefined,
      itemType: { prototype: Item.prototype },
    });
    expect(query.typeOfField('list')).toBeUndefined();
    expect(query.typeOfField('dynamic')).toBeUndefined();
  });

  it('is the same object for a class wherever it stands', () => {
    expect(parameters[0]).toBe(query);
  });
});
