/** A placeholder of a template: `{姓名}`, `{@照片}`, or `{#家庭成员}` with those up to `{/家庭成员}`. */
export interface Placeholder {
  readonly name: string;
  readonly kind: 'text' | 'picture' | 'list';
  /** Those of a list. */
  readonly within: readonly Placeholder[];
}
