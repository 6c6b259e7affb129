import { useState, type ReactNode } from 'react';
import type { ControlProps } from '../../../../../ui/action/use-action-form.ts';
import { photoAddress } from '../../../../../ui/api/files.ts';
import { useApiQuery } from '../../../../../ui/api/hooks.ts';
import { Input } from '../../../../../ui/desk/antd.ts';
import { useFormat } from '../../../../../ui/format/use-format.ts';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { ChoiceList } from '../../../../../ui/kit/form/choices.tsx';
import { Stack, Text } from '../../../../../ui/kit/layout.tsx';
import { Skeleton } from '../../../../../ui/kit/skeleton.tsx';
import { ErrorState } from '../../../../../ui/kit/states.tsx';
import styles from '../desk.module.css';
import type { Row } from '../list/use-list-columns.tsx';

type Candidate = Row & { readonly distanceMetres?: number | null };

function CandidateLine({ item }: { readonly item: Candidate }): ReactNode {
  const { t } = useTranslation('requests');
  const format = useFormat();
  const { thumbnail, number, title, state, placeName, reportedAt, distanceMetres, joinedCount } = item;
  const far = distanceMetres === undefined || distanceMetres === null ? placeName : t('desk.join.distance', { distance: format.distance(distanceMetres) });
  return (
    <span className={styles.candidate}>
      {thumbnail === null ? <span className={styles.noThumb} /> : <img className={styles.thumb} src={photoAddress(thumbnail, 'thumbnail')} alt="" loading="lazy" />}
      <span className={styles.candidateWords}>
        <span>
          <strong>{number}</strong> {t(`states.${state}`)}
        </span>
        <span className={styles.clipped}>{title}</span>
        <span className={styles.muted}>
          {[far, format.date(reportedAt), joinedCount > 0 ? t('desk.joined', { count: joinedCount + 1 }) : ''].filter(Boolean).join(' · ')}
        </span>
      </span>
    </span>
  );
}

/** Which case is the same matter: open ones nearby, or any open one by number or words. */
export function Control({ field, label, error, value, onChange, record }: ControlProps): ReactNode {
  const { t } = useTranslation('requests');
  const [text, setText] = useState('');
  const { id } = (record ?? {}) as { readonly id?: string };
  const searching = text.trim().length >= 2;
  const near = useApiQuery('requests.nearby', { params: { id: id ?? '' } }, { enabled: id !== undefined });
  const found = useApiQuery('requests.list', { query: { text: text.trim(), open: 'true', limit: 10 } }, { enabled: searching, keepPrevious: true });
  // A case chosen beforehand is shown even where it is neither near nor found.
  const given = useApiQuery('requests.read', { params: { id: typeof value === 'string' ? value : '' } }, { enabled: typeof value === 'string' && near.data?.items.every((item) => item.id !== value) === true });
  const problem = searching ? found.error : near.error;
  const listed: readonly Candidate[] | undefined = (searching ? found.data?.items : near.data?.items)?.filter((item) => item.id !== id && item.joinedTo === null);
  const items = given.data && listed && !searching ? [given.data, ...listed.filter((item) => item.id !== given.data.id)] : listed;
  return (
    <div className={styles.control}>
      <Stack gap={2}>
        <Input.Search
          allowClear
          aria-label={t('desk.join.search')}
          placeholder={t('desk.join.search')}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onPressEnter={(event) => event.preventDefault()}
        />
        {problem ? (
          <ErrorState problem={problem} />
        ) : !items ? (
          <Skeleton lines={4} />
        ) : items.length === 0 ? (
          <Text tone="muted">{t(searching ? 'desk.join.notFound' : 'desk.join.noneNear')}</Text>
        ) : (
          <ChoiceList
            legend={searching ? label : t('desk.join.near', { label })}
            required={field.required}
            error={error}
            value={typeof value === 'string' ? value : undefined}
            onChange={onChange}
            choices={items.map((item) => ({ value: item.id, label: <CandidateLine item={item} /> }))}
          />
        )}
        {error && items?.length === 0 ? <Text>{error}</Text> : null}
      </Stack>
    </div>
  );
}
