import { type INestApplication, Injectable, ParseIntPipe, Scope } from '@nestjs/common';
import {
  Args,
  Context,
  Field,
  GraphQLModule,
  InputType,
  Int,
  ObjectType,
  Parent,
  Query,
  ResolveField,
  Resolver,
} from '@nestjs/graphql';
import { MercuriusDriver, type MercuriusDriverConfig } from '@nestjs/mercurius';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import type { FastifyRequest } from 'fastify';
import {
  CacheMemoize,
  CacheMemoizeModule,
  MemoizeInvalidator,
  ScopedInstanceError,
} from 'nestjs-cache-memoize';

@ObjectType()
class Author {
  @Field(() => Int)
  id!: number;

  @Field()
  name!: string;
}

@InputType()
class Filter {
  @Field()
  name!: string;

  @Field(() => Int, { nullable: true })
  page?: number;
}

interface Asking {
  readonly user: string;
}

const runs = { author: 0, total: 0, books: 0, mine: 0, tenant: 0, search: 0 };

@Resolver(() => Author)
class AuthorsResolver {
  @Query(() => Author)
  @CacheMemoize({ classes: [Author] })
  async author(@Args('id', { type: () => Int }) id: number): Promise<Author> {
    runs.author++;
    return Object.assign(new Author(), { id, name: `author ${id}` });
  }

  @Query(() => Int)
  @CacheMemoize()
  async total(): Promise<number> {
    return ++runs.total;
  }

  @Query(() => Int)
  @CacheMemoize()
  async parsed(@Args('id', ParseIntPipe) id: number): Promise<number> {
    return id + runs.search++;
  }

  @Query(() => [String])
  @CacheMemoize()
  async search(@Args('filter') filter: Filter): Promise<string[]> {
    return [filter.name, String(++runs.search)];
  }

  @Query(() => String)
  @CacheMemoize({ argsRewrite: (context) => context.user })
  async mine(@Context() context: Asking): Promise<string> {
    return `${context.user} ${++runs.mine}`;
  }

  @Query(() => String)
  @CacheMemoize()
  async ofUser(@Context('user') user: string): Promise<string> {
    return `${user} ${++runs.tenant}`;
  }

  @ResolveField(() => [String])
  @CacheMemoize()
  async books(@Parent() author: Author, @Args('genre') genre: string): Promise<string[]> {
    return [`${genre} of ${author.name}`, String(++runs.books)];
  }
}

describe('a memoized resolver', () => {
  let application: INestApplication;

  async function start(): Promise<void> {
    const testing = await Test.createTestingModule({
      imports: [
        CacheMemoizeModule.forRoot(),
        GraphQLModule.forRoot<MercuriusDriverConfig>({
          driver: MercuriusDriver,
          autoSchemaFile: true,
          graphiql: false,
          context: ({ headers }: FastifyRequest) => ({ user: headers['x-user'] }),
        }),
      ],
      providers: [AuthorsResolver],
    }).compile();
    application = testing.createNestApplication(new FastifyAdapter());
    await application.listen(0, '127.0.0.1');
  }

  async function ask(query: string, user = 'ann'): Promise<unknown> {
    const response = await fetch(`${await application.getUrl()}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-user': user },
      body: JSON.stringify({ query }),
    });
    return ((await response.json()) as { data: unknown }).data;
  }

  beforeEach(async () => {
    Object.assign(runs, { author: 0, total: 0, books: 0, mine: 0, tenant: 0, search: 0 });
    await start();
  });

  afterEach(() => application.close());

  it('of a query runs once for each argument', async () => {
    const query = '{ a: author(id: 1) { name } b: author(id: 1) { id } c: author(id: 2) { name } }';
    const expected = { a: { name: 'author 1' }, b: { id: 1 }, c: { name: 'author 2' } };
    expect([await ask(query), await ask(query)]).toEqual([expected, expected]);
    expect(runs.author).toBe(2);
  });

  it('of a query without arguments runs once, although it is handed the context', async () => {
    expect([await ask('{ total }', 'ann'), await ask('{ total }', 'bob')]).toEqual(
      Array(2).fill({ total: 1 }),
    );
  });

  it('of a query has its key behind the pipes', async () => {
    expect([await ask('{ parsed(id: 7) }'), await ask('{ parsed(id: 7.0) }')]).toEqual(
      Array(2).fill({ parsed: 7 }),
    );
  });

  it('of a query runs once for each input object', async () => {
    const answers = [
      await ask('{ search(filter: { name: "a", page: 1 }) }'),
      await ask('{ search(filter: { page: 1, name: "a" }) }'),
      await ask('{ search(filter: { name: "a" }) }'),
    ];
    expect(answers).toEqual([{ search: ['a', '1'] }, { search: ['a', '1'] }, { search: ['a', '2'] }]);
  });

  it('of a field runs once for each parent and argument', async () => {
    const query =
      '{ author(id: 1) { books(genre: "crime") more: books(genre: "crime") poems: books(genre: "poems") } }';
    const answers = [await ask(query), await ask(query)];
    const crime = ['crime of author 1', '1'];
    const expected = { author: { books: crime, more: crime, poems: ['poems of author 1', '2'] } };
    expect(answers).toEqual([expected, expected]);
    expect(runs.books).toBe(2);
  });

  it.each(['mine', 'ofUser'])(
    'that takes what it needs of the context tells users apart: %s',
    async (name) => {
      const answers = [
        await ask(`{ ${name} }`, 'ann'),
        await ask(`{ ${name} }`, 'bob'),
        await ask(`{ ${name} }`),
      ];
      expect(answers).toEqual([{ [name]: 'ann 1' }, { [name]: 'bob 2' }, { [name]: 'ann 1' }]);
    },
  );

  it('is invalidated by class, name and arguments', async () => {
    await ask('{ total author(id: 1) { name } }');
    const invalidator = application.get(MemoizeInvalidator);
    await invalidator.invalidate(AuthorsResolver, 'author', 1);
    await invalidator.invalidate(AuthorsResolver, 'total');
    expect(await ask('{ total author(id: 1) { name } }')).toEqual({ total: 2, author: { name: 'author 1' } });
    expect(runs.author).toBe(2);
  });

  it('runs once for a herd', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => ask('{ total }')));
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(new Set(['{"total":1}']));
  });
});

describe('a memoized resolver of a request-scoped class', () => {
  it('is refused at start while its key does not say what it varies on', async () => {
    @Injectable({ scope: Scope.REQUEST })
    @Resolver()
    class ScopedResolver {
      @Query(() => Int)
      @CacheMemoize()
      async total(): Promise<number> {
        return 1;
      }
    }
    const testing = await Test.createTestingModule({
      imports: [CacheMemoizeModule.forRoot()],
      providers: [ScopedResolver],
    }).compile();
    await expect(testing.init()).rejects.toBeInstanceOf(ScopedInstanceError);
  });
});
