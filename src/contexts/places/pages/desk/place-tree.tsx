import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react';
import { call } from '../../../../ui/api/client.ts';
import { useApiQuery } from '../../../../ui/api/hooks.ts';
import { Tree, type TreeDataNode } from '../../../../ui/desk/antd.ts';
import type { DeskPlace } from '../../../../ui/desk/place.tsx';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { TextInput } from '../../../../ui/kit/form/inputs.tsx';
import { Stack } from '../../../../ui/kit/layout.tsx';
import { List, ListItem } from '../../../../ui/kit/list.tsx';
import { Note } from '../../../../ui/kit/states.tsx';
import { useSettled } from '../shared/use-settled.ts';

interface Props {
  readonly root: DeskPlace;
  readonly selected: string;
  readonly onSelect: (code: string) => void;
}

type Children = ReadonlyMap<string, readonly TreeDataNode[]>;

function withChildren(node: TreeDataNode, children: Children): TreeDataNode {
  const below = children.get(String(node.key));
  return below ? { ...node, children: below.map((child) => withChildren(child, children)) } : node;
}

async function loadChildren(code: string): Promise<readonly TreeDataNode[]> {
  const { items } = await call('places.listDivisions', { query: { parent: code } });
  return items.map((item) => ({ key: item.code, title: item.shortName, isLeaf: !item.hasChildren }));
}

/** The person's own part of the division tree, opened as far as they look, with a search above it. */
export function PlaceTree({ root, selected, onSelect }: Props): ReactNode {
  const [children, setChildren] = useState<Children>(new Map());
  const [expanded, setExpanded] = useState<readonly string[]>([root.code]);
  const { data: unit } = useApiQuery('places.getDivision', { params: { code: selected } });
  const asked = useRef(new Set<string>());
  const load = useCallback(async (code: string): Promise<void> => {
    if (asked.current.has(code)) return;
    asked.current.add(code);
    const below = await loadChildren(code);
    setChildren((old) => new Map(old).set(code, below));
  }, []);
  const lineage = unit?.lineage.map(({ code }) => code).join('.') ?? root.code;
  useEffect(() => {
    const codes = lineage.split('.');
    const start = codes.indexOf(root.code);
    const open = start < 0 ? [root.code] : codes.slice(start, -1);
    setExpanded((old) => [...new Set([...old, ...open])]);
    for (const code of new Set([root.code, ...open])) void load(code);
  }, [lineage, root.code, load]);
  return (
    <Stack gap={3}>
      <PlaceSearch within={root.code} onSelect={onSelect} />
      <Tree
        blockNode
        treeData={[withChildren({ key: root.code, title: root.name }, children)]}
        expandedKeys={[...expanded]}
        onExpand={(keys) => setExpanded(keys.map(String))}
        loadData={(node) => load(String(node.key))}
        selectedKeys={[selected]}
        onSelect={([key]) => {
          if (key !== undefined) onSelect(String(key));
        }}
      />
    </Stack>
  );
}

function PlaceSearch({ within, onSelect }: { readonly within: string; readonly onSelect: (code: string) => void }): ReactNode {
  const { t } = useTranslation('places');
  const [text, setText] = useState('');
  const q = useSettled(text.trim());
  const { data } = useApiQuery('places.search', { query: { q, within, limit: 12 } }, { enabled: q !== '', keepPrevious: true });
  const hits = q === '' ? [] : (data?.items ?? []);
  return (
    <>
      <TextInput label={t('desk.search')} required autoComplete="off" maxLength={60} placeholder={t('desk.searchHint')} value={text} onChange={setText} />
      {hits.length > 0 ? (
        <List label={t('picker.results')}>
          {hits.map(({ id, name, where, divisionCode }) => (
            <ListItem key={id} title={name} detail={where} onPress={() => onSelect(divisionCode)} />
          ))}
        </List>
      ) : q !== '' && data ? (
        <Note>{t('picker.nothing')}</Note>
      ) : null}
    </>
  );
}
