import { isReadOnlyUid } from './our-types';

/** What Content Manager actions, of one document or of many, have in common. */
export type Action<Props extends { model: string }, Description> = {
  (props: Props): Description | null;
  type?: string;
};

const WRITES = ['update', 'publish', 'unpublish', 'discard', 'delete', 'clone'];

/**
 * Takes the writing actions (duplicate, delete, …) from the types that money hangs on. The wrapped action is called
 * first, always: it uses hooks. It keeps its name and marks, by which Strapi sorts actions.
 */
export const withoutWrites = <Props extends { model: string }, Description, Wrapped extends Action<Props, Description>>(
  action: Wrapped & Action<Props, Description>
): Wrapped => {
  if (!WRITES.includes(action.type ?? '')) return action;
  const wrapped = (props: Props) => {
    const described = action(props);
    return isReadOnlyUid(props.model) ? null : described;
  };
  return Object.defineProperty(Object.assign(wrapped, { ...action }), 'name', {
    value: action.name,
  }) as unknown as Wrapped;
};
