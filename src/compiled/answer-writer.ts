import { getArgumentValues, type GraphQLField, type GraphQLObjectType } from 'graphql';
import { isPlannedOnce, type PlanMode } from '../database/run-query.ts';
import type { Context } from '../graphql/context.ts';
import { LaterValue, type FieldInSql, type PageInSql } from '../graphql/in-sql.ts';
import { SIZE_MAXIMUM } from '../graphql/keyset.ts';
import { THINGS } from '../record/touched.ts';
import { sql, type Sql } from '../sql/sql.ts';
import { today } from '../time/day.ts';
import { TemporalStatement } from '../time/temporal.ts';
import { newRow, renamed, type Row } from './answer-row.ts';
import { Dependence, hangsOn } from './dependence.ts';
import { hasPageInfo, pageText, readsRows } from './page-text.ts';
import type { Arguments, FieldPlan, ObjectPlan } from './plan.ts';
import { exposedBy, noColumn, objectPlan, objectTypeOf, partOf, toldOf } from './told-fields.ts';
import { globalIdText, orNull, orRefused, SqlText, writeLeaf } from './sql-text.ts';

/** A field that is not told in SQL, in the text of an answer. */
export interface Hole {
  readonly field: FieldPlan;
  /** The object that it is a field of, by its place in the plan; null: the root. The first hole of an object has its row. */
  readonly owner: number | null;
  /** The field of the connection that is meant, where it is not all of it. */
  readonly part: string | null;
}

/** Of the elements of an answer, so many at most are read by one statement: it must be quick. */
const ELEMENTS_MAXIMUM = 5_000;
/** How many rows there usually are where the number is not bounded. */
const ROWS_USUAL = 20;

const TODAY = new LaterValue(() => today());

interface Root {
  /** The same for all requests that have the same text. */
  readonly key: string;
  readonly mode: PlanMode;
  readonly foundBy: readonly string[];
  readonly write: () => Sql;
}

/** Writes the text of one field at the root. */
export class AnswerWriter {
  readonly statement: TemporalStatement;
  readonly holes: Hole[] = [];
  readonly dependence = new Dependence();
  /** Whether what was written is the same for all requests, but for what the root is found by. */
  isConstant = true;
  readonly #context: Context;
  readonly #variables: Readonly<Record<string, unknown>>;
  readonly #marks: boolean;
  #aliases = 0;
  #owners = 0;
  /** Whether the statement is planned for each execution: then it has nothing that is found below the root. */
  #isRootAlone = false;
  /** Whether pages of a file are read: they are so large that a plan for each is soon worth it. */
  readonly #isOfFile: boolean;

  constructor(context: Context, variables: Readonly<Record<string, unknown>>) {
    const { moment, reachedAt, pageMaximum } = context.operation;
    this.#isOfFile = pageMaximum > SIZE_MAXIMUM;
    this.#context = context;
    this.#variables = variables;
    this.#marks = context.registry.$remembers;
    this.statement = new TemporalStatement(moment, reachedAt, false, [], TODAY);
  }

  root(field: FieldPlan): Root | null {
    const told = toldOf(field);
    const type = objectTypeOf(field);
    if (!told || !type || type.fields.length === 0) return null;
    const args = this.#argumentsOf(field);
    const { statement } = this;
    // what depends on the moment comes first: what follows is the same for all requests
    statement.placeMoment();
    if (told.kind === 'row') {
      const found = told.select(statement, noColumn, args);
      const { mode = 'generic' } = told;
      this.#isRootAlone = !this.#plansAll(mode);
      return {
        key: this.#keyOf(found),
        mode,
        foundBy: [],
        write: () => {
          // a thing that is found has a token; where none is, that depends on all that the statement names
          this.dependence.note(found, type.type.name in THINGS);
          return this.#below((text) => this.#row(text, field, type, found, null));
        },
      };
    }
    const page = told.kind === 'page' ? told.list.inSql(this.#context, args) : null;
    // to count a list is a search, and no part of another statement
    if (!page || !readsRows(type)) return null;
    this.#isRootAlone = !this.#plansAll(page.mode);
    const rows = page.rows(statement, sql`NULL`, hasPageInfo(type));
    const { size, backward, after, before } = page.window;
    return {
      key: this.#keyOf(rows, page.mode, page.mark, size, backward, after !== null, before !== null, page.of === null),
      mode: page.mode,
      foundBy: page.of ? [`${THINGS[page.of.type]}${page.of.id}`] : [],
      write: () => {
        this.dependence.note(rows, page.of !== null);
        return this.#below((text) => this.#connection(text, field, type, { page, rows: () => rows, parent: null }));
      },
    };
  }

  /** Whether a statement with what is read in a mode may have all that is below it. */
  #plansAll(mode: PlanMode): boolean {
    return isPlannedOnce(mode) || (mode === 'custom' && this.#isOfFile);
  }

  /** The text of all that is written below the root, whose values must not be of the request. */
  #below(write: (text: SqlText) => void): Sql {
    const { statement } = this;
    statement.beginPart();
    this.isConstant = true;
    const text = new SqlText();
    write(text);
    if (statement.partHasMoment) this.isConstant = false;
    return text.toSql();
  }

  #keyOf(text: Sql, ...others: readonly unknown[]): string {
    const { viewer, operation } = this.#context;
    const everywhere = [...viewer.scopes].map(([scope, roots]) => (roots === 'everywhere' ? scope : ''));
    return `${text}\0${others.join()}\0${operation.moment.knownAt === null}\0${everywhere.join()}`;
  }

  #argumentsOf(field: FieldPlan): Arguments {
    if (field.constant) return field.constant;
    this.isConstant = false;
    return getArgumentValues(field.definition as GraphQLField<unknown, unknown>, field.nodes[0]!, this.#variables);
  }

  /** One row of a subquery, or null. */
  #row(text: SqlText, field: FieldPlan, plan: ObjectPlan, found: Sql, parent: Row | null): void {
    const row = this.#newRow(parent?.many ?? 1, hangsOn(parent, plan));
    const object = sql`(SELECT ${orRefused(this.#object(plan, row))} FROM (${found}) ${row.alias})`;
    text.value(field.value.nullable ? orNull(object) : object);
  }

  #newRow(many: number, hangs: boolean): Row {
    return newRow(this.#aliases++, many, hangs);
  }

  #object(plan: ObjectPlan, row: Row): Sql {
    const text = new SqlText();
    this.#writeObject(text, plan, row);
    return text.toSql();
  }

  #writeObject(
    text: SqlText,
    { type, fields }: ObjectPlan,
    row: Row,
    columns: Readonly<Record<string, string>> = {},
  ): void {
    const named = renamed(row, columns);
    const thing = THINGS[type.name];
    if (this.#marks && thing !== undefined) text.thing(thing, row.column('id'));
    fields.forEach((field, i) => {
      text.literal(`${i === 0 ? '{' : ','}"${field.key}":`);
      this.#field(text, field, type, named, row);
    });
    text.literal('}');
  }

  #field(text: SqlText, field: FieldPlan, type: GraphQLObjectType, named: Pick<Row, 'column'>, row: Row): void {
    if (field.name === '__typename') return text.literal(`"${type.name}"`);
    const { value } = field;
    const told = toldOf(field);
    if (value.kind === 'leaf') {
      if (told?.kind === 'id') return text.quoted(globalIdText(type.name, named.column('id')));
      const exposed = exposedBy(field);
      const found =
        told?.kind === 'value' ? told.of(named.column) : exposed === undefined ? null : named.column(exposed);
      if (found && writeLeaf(text, found, value.type, value.nullable)) return;
    } else if (told && this.#related(text, field, told, row)) return;
    this.#hole(text, field, row);
  }

  /** Writes a field with objects; false where it is a hole. */
  #related(text: SqlText, field: FieldPlan, told: FieldInSql, row: Row): boolean {
    const plan = objectTypeOf(field);
    if (!plan || plan.fields.length === 0) return false;
    if (told.kind === 'own') return this.#own(text, plan, told, row);
    if (this.#isRootAlone) return false;
    if (told.kind === 'id' || told.kind === 'value') return false;
    const { statement } = this;
    const args = this.#argumentsOf(field);
    // what a filter narrows it by hangs on others
    const hangs = row.hangs && args['filter'] == null;
    if (told.kind === 'row') {
      this.#row(text, field, plan, this.dependence.note(told.select(statement, row.column, args), hangs), row);
      return true;
    }
    if (told.kind === 'rows') {
      const many = row.many * ROWS_USUAL;
      if (field.value.kind !== 'list' || field.value.item.nullable || many > ELEMENTS_MAXIMUM) return false;
      const item = this.#newRow(many, hangsOn(row, plan));
      const rows = this.dependence.note(told.select(statement, row.column, args), hangs);
      const found = sql`SELECT string_agg(${orRefused(this.#object(plan, item))}, ',') FROM (${rows}) ${item.alias}`;
      text.literal('[');
      text.value(sql`coalesce((${found}), '')`);
      text.literal(']');
      return true;
    }
    const page = told.list.inSql(this.#context, args);
    if (!page || !this.#plansAll(page.mode) || row.many * page.window.size > ELEMENTS_MAXIMUM) return false;
    const id = row.column('id');
    const all = () => this.dependence.note(page.rows(statement, id, hasPageInfo(plan)), hangs);
    const counted = () => this.dependence.note(page.count(statement, id), hangs);
    const isReached = () => this.#isReached(page, row, hangs);
    const rows = page.reach ? () => sql`SELECT * FROM (${all()}) reached WHERE ${isReached()}` : all;
    const count = page.reach ? () => sql`SELECT CASE WHEN ${isReached()} THEN (${counted()}) ELSE 0 END` : counted;
    this.#connection(text, field, plan, { page, rows, count, parent: row });
    return true;
  }

  /** The condition that a parent is within reach: where it is hangs on it, and what is above that on units. */
  #isReached({ reach }: PageInSql, row: Row, hangs: boolean): Sql {
    const { statement } = this;
    const unit = this.dependence.note(reach!.unit(statement, row.column('id')), hangs);
    const condition = this.dependence.note(reach!.condition(statement, sql`placed.unit`), false);
    return sql`(SELECT ${condition} FROM (SELECT ${unit} AS unit) placed)`;
  }

  #own(text: SqlText, plan: ObjectPlan, told: FieldInSql & { kind: 'own' }, row: Row): boolean {
    const { columns, absent } = told;
    // what is not told would be resolved from a row of another form
    if (columns && !plan.fields.every((field) => field.name === '__typename' || exposedBy(field) !== undefined))
      return false;
    if (!absent) {
      this.#writeObject(text, plan, row, columns);
      return true;
    }
    const object = new SqlText();
    this.#writeObject(object, plan, row, columns);
    text.value(sql`CASE WHEN ${absent(row.column)} THEN 'null' ELSE ${object.toSql()} END`);
    return true;
  }

  #connection(text: SqlText, field: FieldPlan, plan: ObjectPlan, found: Found): void {
    const { page, rows, count, parent } = found;
    const item = this.#newRow((parent?.many ?? 1) * page.window.size, false);
    text.value(
      pageText(plan, {
        page,
        rows,
        alias: item.alias,
        // of `nodes` and of `edges` each row has its own holes
        object: (value) => {
          const node = objectPlan(value)!;
          return orRefused(this.#object(node, { ...item, hangs: hangsOn(parent, node), owner: null }));
        },
        count: (part) => {
          if (count) return sql`(${count()})::text`;
          // to count a list at the root is a search: a statement of its own
          const hole = new SqlText();
          hole.hole(this.holes.push({ field: partOf(field, part), owner: null, part: part.key }) - 1, null);
          return hole.toSql();
        },
      }),
    );
  }

  #hole(text: SqlText, field: FieldPlan, row: Row): void {
    const isFirst = row.owner === null;
    row.owner ??= this.#owners++;
    const number = this.holes.push({ field, owner: row.owner, part: null }) - 1;
    text.hole(number, isFirst ? sql`row_to_json(${row.alias})::text` : null);
  }
}

interface Found {
  readonly page: PageInSql;
  readonly rows: () => Sql;
  /** Absent at the root. */
  readonly count?: () => Sql;
  /** Null at the root. */
  readonly parent: Row | null;
}
