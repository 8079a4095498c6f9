import 'reflect-metadata';
import { Exclude, Expose, plainToInstance, Type } from 'class-transformer';
import { Decimal } from 'decimal.js';
import { DateTime } from 'luxon';
import { buildKey } from '../../../../lib/core/keys/cache-key';
import { CopyingCodec } from '../../../../lib/core/values/copying-codec';
import type { OutcomeCodec } from '../../../../lib/ports/outcome-codec';
import { TextCodec } from '../../../../lib/core/values/text-codec';
import type { Class } from '../../../../lib/types/class';

class TagDto {
  @Expose() label!: string;
}
/** As a ValidationPipe with `whitelist` and `transform` makes it of a query. */
class FindDto {
  @Expose() id!: number;
  @Expose() @Type(() => Date) since?: Date;
  @Expose() @Type(() => TagDto) tags!: TagDto[];
  @Exclude() secret?: string;
}

/** As TypeORM makes them: relations in both directions, no constructor arguments. */
class Author {
  id = 0;
  books: Book[] = [];
}
class Book {
  id = 0;
  title = '';
  price = new Decimal(0);
  author?: Author;
}

function makeAuthor(): Author {
  const author = Object.assign(new Author(), { id: 1 });
  author.books = ['One', 'Two'].map((title, index) =>
    Object.assign(new Book(), { id: index, title, price: new Decimal('9.99'), author }),
  );
  return author;
}

const codecsFor = (classes: Class[]): Array<[string, OutcomeCodec]> => {
  const options = { method: 'Books.find', classes, errorClasses: [], maxValueBytes: 100_000 };
  return [
    ['memory', new CopyingCodec(options)],
    ['text', new TextCodec(options)],
  ];
};
const roundTrip = (codec: OutcomeCodec, value: unknown) =>
  (codec.decode(codec.encode({ kind: 'result', value }, 'key'), 'key') as { value: unknown }).value;

describe('DTOs of class-transformer', () => {
  const query = { tags: [{ label: 'a' }], id: 5, since: '2024-01-01', secret: 'x', unknown: 1 };
  const make = (plain: object) => plainToInstance(FindDto, plain, { excludeExtraneousValues: true });
  const keyOf = (value: unknown) => buildKey('Books.find', [value], [], { maxKeyBytes: 65_536 });

  it('have equal keys where they are equal, whatever else was in the query', () => {
    expect(keyOf(make(query))).toBe(keyOf(make({ id: 5, since: '2024-01-01', tags: [{ label: 'a' }] })));
    expect(keyOf(make(query))).not.toBe(keyOf(make({ ...query, since: '2024-01-02' })));
  });

  it('are not the plain objects with their fields', () => {
    expect(keyOf(make({ id: 5, tags: [] }))).not.toBe(keyOf({ ...make({ id: 5, tags: [] }) }));
  });

  it.each(codecsFor([FindDto, TagDto]))('come back as instances (%s)', (_, codec) => {
    const back = roundTrip(codec, make(query)) as FindDto;
    expect(back).toStrictEqual(make(query));
    expect(back.tags[0]).toBeInstanceOf(TagDto);
    expect(back.since).toBeInstanceOf(Date);
  });
});

describe('Entities with relations in a circle, and decimals', () => {
  it.each(codecsFor([Author, Book, Decimal]))('come back whole (%s)', (_, codec) => {
    const back = roundTrip(codec, makeAuthor()) as Author;
    expect(back).toBeInstanceOf(Author);
    expect(back.books[1]?.author).toBe(back);
    expect(back.books[0]?.price).toBeInstanceOf(Decimal);
    expect(back.books[0]?.price.plus('0.01').toString()).toBe('10');
    expect(back.books[0]?.price.constructor).toBe(Decimal);
  });

  it.each(codecsFor([Author, Book]))(
    'are refused where one of their classes is not listed, with the place (%s)',
    (_, codec) => {
      expect(() => codec.encode({ kind: 'result', value: makeAuthor() }, 'key')).toThrow(
        'What Books.find returned or threw is not kept: result.books[0].price is an instance of Decimal. List the class',
      );
    },
  );
});

describe('A Luxon date', () => {
  it.each(codecsFor([]))('is refused with its class: return its ISO text or its Date (%s)', (_, codec) => {
    const value = { at: DateTime.fromMillis(5, { zone: 'utc' }) };
    expect(() => codec.encode({ kind: 'result', value }, 'key')).toThrow(
      'result.at is an instance of DateTime',
    );
    expect(roundTrip(codec, { at: value.at.toJSDate() })).toEqual({ at: new Date(5) });
  });
});
