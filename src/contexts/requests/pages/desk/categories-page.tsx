import { Plus } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useApiQuery } from '../../../../ui/api/hooks.ts';
import { Button, Checkbox, Input } from '../../../../ui/desk/antd.ts';
import { DeskPage } from '../../../../ui/desk/desk-page.tsx';
import { usePlace } from '../../../../ui/desk/place.tsx';
import { Clip } from '../../../../ui/desk/work-table.tsx';
import { useSourceText } from '../../../../ui/desk/source-text.ts';
import { useFormat } from '../../../../ui/format/use-format.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Row, Text } from '../../../../ui/kit/layout.tsx';
import { Skeleton } from '../../../../ui/kit/skeleton.tsx';
import { StateBadge } from '../../../../ui/kit/state-badge.tsx';
import { EmptyState, ErrorState, Note } from '../../../../ui/kit/states.tsx';
import { useSession } from '../../../../ui/session.tsx';
import { CategoryDrawer } from './categories/category-drawer.tsx';
import { type Category, inTreeOrder } from './categories/category-form.ts';
import { useAdministeredPlaces, usePlaceNames } from './categories/places.ts';
import styles from './desk.module.css';

type Line = Category & { readonly depth: number };

/** Today in Suzhou, `YYYY-MM-DD`. */
function today(): string {
  return new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
}

interface TableProps {
  readonly lines: readonly Line[];
  readonly mayEdit: (category: Category) => boolean;
  readonly onEdit: ((category: Category) => void) | undefined;
}

function Validity({ validFrom, validTo }: Line): ReactNode {
  const { t } = useTranslation('requests');
  const format = useFormat();
  const ended = validTo !== null && validTo < today();
  const later = validFrom > today();
  return (
    <>
      {format.date(validFrom)} – {validTo ? format.date(validTo) : t('desk.categories.openEnd')}
      {ended ? <StateBadge tone="neutral">{t('desk.categories.ended')}</StateBadge> : null}
      {later ? <StateBadge tone="soon">{t('desk.categories.later')}</StateBadge> : null}
    </>
  );
}

function CategoryTable({ lines, mayEdit, onEdit }: TableProps): ReactNode {
  const { t } = useTranslation('requests');
  const sourceText = useSourceText();
  const placeName = usePlaceNames(lines.flatMap(({ divisionCode }) => divisionCode ?? []));
  const limit = ({ amount, unit }: Category['response']): string => t(`report.limits.${unit}`, { count: amount });
  const heads = [
    t('desk.categories.fields.code'),
    t('desk.categories.fields.nameZh'),
    t('desk.categories.fields.nameEn'),
    t('desk.categories.fields.response'),
    t('desk.categories.fields.resolution'),
    t('desk.categories.offered'),
    t('desk.categories.fields.divisionCode'),
    t('desk.categories.validity'),
    t('desk.categories.fields.source'),
    ...(onEdit ? [t('desk.categories.actions')] : []),
  ];
  return (
    <div className={styles.sheet} tabIndex={0} role="group" aria-label={t('desk.categories.title')}>
      <table className={styles.table}>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id}>
              <td className={line.depth > 0 ? styles.leaf : styles.branch}>{line.code}</td>
              <td className={line.depth > 0 ? undefined : styles.branch}>{line.nameZh}</td>
              <td>{line.nameEn}</td>
              <td>{limit(line.response)}</td>
              <td>{limit(line.resolution)}</td>
              <td>{t(line.offered ? 'desk.case.yes' : 'desk.case.no')}</td>
              <td className={styles.nowrap}>{line.divisionCode === null ? t('desk.categories.city') : placeName(line.divisionCode)}</td>
              <td className={styles.nowrap}>
                <Validity {...line} />
              </td>
              <td>
                <Clip>{line.source ? sourceText(line.source) : '—'}</Clip>
              </td>
              {onEdit ? (
                <td>
                  {mayEdit(line) ? (
                    <Button type="link" size="small" aria-label={t('desk.categories.edit', { code: line.code })} onClick={() => onEdit(line)}>
                      {t('desk.categories.change')}
                    </Button>
                  ) : null}
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The categories of requests with their time limits. */
export function Page(): ReactNode {
  const { t } = useTranslation('requests');
  const { roles, cityRoles } = useSession();
  const { place } = usePlace();
  const [search, setSearch] = useState('');
  const [all, setAll] = useState(false);
  const [editing, setEditing] = useState<Category | 'new' | undefined>(undefined);
  const { data, error, refetch } = useApiQuery('requests.listCategories', { query: { ...(all ? { all: 'true' } : {}), ...(place ? { divisionCode: place.code } : {}) } }, { keepPrevious: true });
  const mayAdd = roles.has('administrator');
  const places = useAdministeredPlaces();
  const mayEdit = ({ divisionCode }: Category): boolean => places.some(({ value }) => value === divisionCode);
  const wanted = search.trim().toLowerCase();
  const lines = inTreeOrder(data?.items ?? []).filter(
    ({ code, nameZh, nameEn }) => wanted === '' || `${code} ${nameZh} ${nameEn}`.toLowerCase().includes(wanted),
  );
  return (
    <DeskPage
      title={t('desk.categories.title')}
      actions={
        mayAdd ? (
          <Button type="primary" icon={<Plus size={16} aria-hidden />} onClick={() => setEditing('new')}>
            {t('desk.categories.add')}
          </Button>
        ) : null
      }
    >
      <Text tone="muted">
        {t('desk.categories.hint')} <Link to="/request-rules" className={styles.inText}>{t('rules.open')}</Link>
      </Text>
      {mayAdd && !cityRoles.has('administrator') ? <Note>{t('desk.categories.cityHint')}</Note> : null}
      <Row between>
        <Input.Search
          allowClear
          className={styles.find ?? ''}
          aria-label={t('desk.categories.search')}
          placeholder={t('desk.categories.search')}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
        <Checkbox checked={all} onChange={(event) => setAll(event.target.checked)}>
          {t('desk.categories.all')}
        </Checkbox>
      </Row>
      {error ? <ErrorState problem={error} onRetry={() => void refetch()} /> : null}
      {data ? (
        <>
          <Text tone="muted" size="small">
            {t('desk.categories.without', {
              response: t(`report.limits.${data.withoutCategory.response.unit}`, { count: data.withoutCategory.response.amount }),
              resolution: t(`report.limits.${data.withoutCategory.resolution.unit}`, { count: data.withoutCategory.resolution.amount }),
            })}
          </Text>
          {lines.length > 0 ? (
            <CategoryTable lines={lines} mayEdit={mayEdit} onEdit={mayAdd ? setEditing : undefined} />
          ) : (
            <EmptyState compact title={t('desk.categories.empty')} hint={t('desk.categories.emptyHint')} />
          )}
        </>
      ) : error ? null : (
        <Skeleton lines={12} />
      )}
      {editing === undefined ? null : (
        <CategoryDrawer
          key={editing === 'new' ? 'new' : editing.id}
          category={editing === 'new' ? undefined : editing}
          categories={data?.items ?? []}
          today={today()}
          places={places}
          onConflict={() => void refetch()}
          onClose={() => setEditing(undefined)}
        />
      )}
    </DeskPage>
  );
}
