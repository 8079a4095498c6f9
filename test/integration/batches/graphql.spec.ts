import { type INestApplication, Injectable, Scope } from '@nestjs/common';
import {
  Field,
  GraphQLModule,
  Int,
  ObjectType,
  Parent,
  Query,
  ResolveField,
  Resolver,
} from '@nestjs/graphql';
import { MercuriusDriver, type MercuriusDriverConfig } from '@nestjs/mercurius';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import DataLoader from 'dataloader';
import { knex } from 'knex';
import {
  CacheMemoize,
  CacheMemoizeMany,
  CacheMemoizeModule,
  InvalidatesTags,
  MemoizeStatistics,
} from 'nestjs-cache-memoize';
import { until } from '../../support/time/until';

const BOOKS = 50;
const AUTHORS = 20;

/** A database in memory that tells what it was asked. */
@Injectable()
class Library {
  readonly queries: string[] = [];
  private readonly database = knex({
    client: 'better-sqlite3',
    connection: ':memory:',
    useNullAsDefault: true,
    pool: { min: 1, max: 1 },
  });

  async fill(): Promise<void> {
    await this.database.raw('CREATE TABLE authors (id INTEGER PRIMARY KEY, name TEXT)');
    await this.database.raw('CREATE TABLE books (id INTEGER PRIMARY KEY, authorId INTEGER)');
    for (let id = 1; id <= AUTHORS; id++)
      await this.run('INSERT INTO authors VALUES (?, ?)', [id, `author ${id}`]);
    // The last one has an author whom nobody knows.
    for (let id = 1; id <= BOOKS; id++)
      await this.run('INSERT INTO books VALUES (?, ?)', [id, id === BOOKS ? 99 : 1 + (id % AUTHORS)]);
  }

  async all<Row>(sql: string, values: readonly number[] = []): Promise<Row[]> {
    this.queries.push(sql.replace(/\?(, \?)*/, `${values.length} values`));
    return (await this.database.raw(sql, [...values])) as Row[]; // as the query says
  }

  async run(sql: string, values: readonly (string | number)[]): Promise<void> {
    await this.database.raw(sql, [...values]);
  }

  close(): Promise<void> {
    return this.database.destroy();
  }
}

@ObjectType()
class Author {
  @Field(() => Int)
  id!: number;

  @Field()
  name!: string;
}

@ObjectType()
class Book {
  @Field(() => Int)
  id!: number;

  authorId!: number;
}

@Injectable()
class AuthorsService {
  constructor(private readonly library: Library) {}

  @CacheMemoize('10m', { tags: (id) => [`author:${id}`] })
  async findById(id: number): Promise<Author | null> {
    const [author] = await this.library.all<Author>('SELECT id, name FROM authors WHERE id = ?', [id]);
    return author ?? null;
  }

  @CacheMemoizeMany('findById', { by: (author) => author.id, absent: null })
  async findByIds(ids: readonly number[]): Promise<(Author | null)[]> {
    const places = ids.map(() => '?').join(', ');
    return this.library.all<Author>(`SELECT id, name FROM authors WHERE id IN (${places})`, ids);
  }

  @InvalidatesTags((_, id) => [`author:${id}`])
  async rename(id: number, name: string): Promise<void> {
    await this.library.run('UPDATE authors SET name = ? WHERE id = ?', [name, id]);
  }
}

@Injectable({ scope: Scope.REQUEST })
class AuthorLoader extends DataLoader<number, Author | null> {
  constructor(authors: AuthorsService) {
    super((ids) => authors.findByIds(ids), { cache: false });
  }
}

@Resolver(() => Book)
class BooksResolver {
  constructor(
    private readonly library: Library,
    private readonly authors: AuthorLoader,
  ) {}

  @Query(() => [Book])
  async books(): Promise<Book[]> {
    return this.library.all<Book>('SELECT id, authorId FROM books');
  }

  @ResolveField(() => Author, { nullable: true })
  author(@Parent() book: Book): Promise<Author | null> {
    return this.authors.load(book.authorId);
  }
}

describe('a page of a GraphQL resolver with a DataLoader in front of a batch', () => {
  const SELECT_BOOKS = 'SELECT id, authorId FROM books';
  let app: INestApplication;
  let library: Library;

  beforeAll(async () => {
    const testing = await Test.createTestingModule({
      imports: [
        CacheMemoizeModule.forRoot(),
        GraphQLModule.forRoot<MercuriusDriverConfig>({ driver: MercuriusDriver, autoSchemaFile: true }),
      ],
      providers: [Library, AuthorsService, AuthorLoader, BooksResolver],
    }).compile();
    app = testing.createNestApplication<NestFastifyApplication>(new FastifyAdapter());
    await app.init();
    library = app.get(Library);
    await library.fill();
  });
  afterAll(async () => {
    await app.close();
    await library.close();
  });

  interface Page {
    readonly books: { readonly id: number; readonly author: { readonly name: string } | null }[];
  }

  /** Answers the names of the authors, and what the database was asked. */
  async function ask(): Promise<{ names: (string | undefined)[]; queries: string[] }> {
    library.queries.length = 0;
    const { body } = await (app as NestFastifyApplication).inject({
      method: 'POST',
      url: '/graphql',
      payload: { query: '{ books { id author { name } } }' },
    });
    const { data } = JSON.parse(body) as { data: Page };
    return { names: data.books.map(({ author }) => author?.name), queries: [...library.queries] };
  }

  it('is two queries cold, one warm, and two again when an author was renamed', async () => {
    const cold = await ask();
    // An author whom nobody knows is one that is looked for, too.
    expect(cold.queries).toEqual([
      SELECT_BOOKS,
      `SELECT id, name FROM authors WHERE id IN (${AUTHORS + 1} values)`,
    ]);
    expect(cold.names.slice(0, 2)).toEqual(['author 2', 'author 3']);
    expect([cold.names.length, cold.names.at(-1)]).toEqual([BOOKS, undefined]);
    await until(() => (app.get(MemoizeStatistics).snapshot().methods[0]?.kept ?? 0) === AUTHORS + 1);

    const warm = await ask();
    expect(warm).toEqual({ names: cold.names, queries: [SELECT_BOOKS] });

    await app.get(AuthorsService).rename(2, 'Ms. Two');
    const renamed = await ask();
    expect(renamed.queries).toEqual([SELECT_BOOKS, 'SELECT id, name FROM authors WHERE id IN (1 values)']);
    expect(renamed.names).toEqual(cold.names.map((name) => (name === 'author 2' ? 'Ms. Two' : name)));
  });
});
