/**
 * Who supervises whom, as trees: any number of supervisors, at any depth. Many of a kind below one
 * supervisor are one tile. Who is in no tree stands aside.
 */
import { group as groupBy, hierarchy } from 'd3';
import type { HierarchyNode } from 'd3';

import { markOf } from './moment-index.ts';
import type { Moment, RestartType } from './moment.ts';

export type Member = {
  readonly key: string;
  readonly kind: 'supervisor' | 'process' | 'group';
  readonly restart?: RestartType;
};

export type Branch = HierarchyNode<Member>;

export type Forest = {
  /** Its root stands for nothing: the trees are its children. */
  readonly root: Branch;
  readonly aside: readonly Member[];
};

const ROOT = '';
/** More than these of a kind below one supervisor are a tile. */
const MOST_OF_A_KIND = 6;

export function forestOf(moment: Moment): Forest {
  const { supervisors } = moment;
  const children = new Map(supervisors.map(({ key }) => [key, childrenOf(key, moment)]));
  const below = new Set([...children.values()].flat().map(({ key }) => key));
  const tops = supervisors.filter(({ key }) => !below.has(key));
  const top = tops.map(({ key }): Member => ({ key, kind: 'supervisor' }));
  const root = hierarchy<Member>({ key: ROOT, kind: 'group' }, ({ key }) =>
    key === ROOT ? top : children.get(key),
  );
  const inTrees = new Set(root.descendants().map(({ data }) => data.key));
  return { root, aside: asideOf(moment, inTrees, below) };
}

function childrenOf(key: string, moment: Moment): readonly Member[] {
  const supervisor = moment.supervisors.find((one) => one.key === key);
  const children = supervisor?.children ?? [];
  const kinds = groupBy(children, (child) => markOf(moment, child.key)?.group);
  const isMany = (group: string | undefined) =>
    group !== undefined && (kinds.get(group)?.length ?? 0) > MOST_OF_A_KIND;
  const members = children.map(({ key: child, restart }): Member => {
    const group = markOf(moment, child)?.group;
    if (group !== undefined && isMany(group)) return { key: group, kind: 'group', restart };
    if (moment.groups.some((one) => one.key === child))
      return { key: child, kind: 'group', restart };
    const isOne = moment.supervisors.some((one) => one.key === child);
    return { key: child, kind: isOne ? 'supervisor' : 'process', restart };
  });
  return [...new Map(members.map((member) => [member.key, member])).values()];
}

function asideOf(
  { processes, groups }: Moment,
  inTrees: ReadonlySet<string>,
  below: ReadonlySet<string>,
): readonly Member[] {
  const supervised = new Set(
    processes.flatMap(({ key, group }) => (below.has(key) && group !== undefined ? [group] : [])),
  );
  const single = processes.filter(({ key, group }) => group === undefined && !inTrees.has(key));
  const tiles = groups.filter(({ key }) => !inTrees.has(key) && !supervised.has(key));
  return [
    ...single.map(({ key }): Member => ({ key, kind: 'process' })),
    ...tiles.map(({ key }): Member => ({ key, kind: 'group' })),
  ];
}
