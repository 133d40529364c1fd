/** Whom a process is linked to, whom it monitors and who monitors it; each leads there. */
import type { InspectorLinks, Relation } from './inspection.ts';

type RelationsProps = { readonly relations: readonly Relation[]; readonly links: InspectorLinks };

const KINDS = [
  {
    kind: 'linked',
    title: 'Linked to',
    hint: 'If one of the two crashes, its exit signal reaches the other',
  },
  {
    kind: 'monitors',
    title: 'Monitors',
    hint: 'It is told with a :DOWN message when that one ends',
  },
  {
    kind: 'monitored',
    title: 'Monitored by',
    hint: 'Told with a :DOWN message when this one ends',
  },
] as const;

export function Relations({ relations, links }: RelationsProps) {
  return (
    <dl className="inspector-relations">
      {KINDS.map(({ kind, title, hint }) => {
        const own = relations.filter((relation) => relation.kind === kind);
        return (
          own.length > 0 && (
            <div key={kind}>
              <dt title={hint}>
                <span aria-hidden="true" className={`relation-line relation-${kind}`} />
                {title}
              </dt>
              <dd>
                {own.map((relation, i) => (
                  <RelationTo key={i} relation={relation} links={links} />
                ))}
              </dd>
            </div>
          )
        );
      })}
    </dl>
  );
}

function RelationTo({
  relation: { name, key, pid },
  links: { focus, onSelect, onHover },
}: {
  readonly relation: Relation;
  readonly links: InspectorLinks;
}) {
  if (key === undefined || onSelect === undefined) return <span title={pid}>{name}</span>;
  return (
    <button
      type="button"
      title={pid}
      className={`inspector-chip ${focus?.hovered === key ? 'is-lit' : ''}`}
      onClick={() => onSelect(key)}
      onPointerEnter={() => onHover?.(key)}
      onPointerLeave={() => onHover?.(undefined)}
      onFocus={() => onHover?.(key)}
      onBlur={() => onHover?.(undefined)}
    >
      {name}
    </button>
  );
}
