import { Button } from 'antd';
import { Star, StarOff, Trash2, Users } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useApiMutation } from '../api/hooks.ts';
import { useProblemText } from '../api/use-problem-text.ts';
import { useTranslation } from '../i18n/index.ts';
import { Dialog } from '../kit/dialog.tsx';
import { Tick } from '../kit/form/choices.tsx';
import { TextInput } from '../kit/form/inputs.tsx';
import { Stack, Text } from '../kit/layout.tsx';
import { ErrorState } from '../kit/states.tsx';
import { showToast } from '../kit/toast.tsx';
import { usePlace } from './place.tsx';
import type { SavedView } from './saved-views.tsx';
import styles from './work-table.module.css';

interface SaveProps {
  readonly list: string;
  readonly search: string;
  readonly onSaved: (id: string, begins: boolean) => void;
  readonly onClose: () => void;
}

/** Names the filters as they stand: for oneself, or for everybody who works at the place. */
export function SaveViewDialog({ list, search, onSaved, onClose }: SaveProps): ReactNode {
  const { t } = useTranslation();
  const { forField } = useProblemText();
  const { place } = usePlace();
  const [title, setTitle] = useState('');
  const [shared, setShared] = useState(false);
  const [begins, setBegins] = useState(false);
  const [checked, setChecked] = useState(false);
  const create = useApiMutation('people.createView', {
    onSuccess: ({ id }) => {
      onSaved(id, begins);
      showToast(t('views.saved'));
      onClose();
    },
  });
  const missing = title.trim() === '';
  const save = (): void => {
    setChecked(true);
    if (!missing) create.mutate({ body: { list, title: title.trim(), search, placeCode: shared && place ? place.code : null } });
  };
  return (
    <Dialog
      open
      title={t('table.saveView')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="primary" loading={create.isPending} onClick={save}>
            {t('save')}
          </Button>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <Stack gap={3}>
          <TextInput
            required
            label={t('table.viewName')}
            maxLength={40}
            value={title}
            onChange={setTitle}
            error={checked && missing ? t('fieldProblems.required') : forField(create.error, 'title')}
          />
          {place ? <Tick label={t('views.share', { place: place.name })} hint={t('views.shareHint')} value={shared} onChange={setShared} /> : null}
          <Tick label={t('views.begin')} value={begins} onChange={setBegins} />
          {create.error ? <ErrorState problem={create.error} kept={t('steps.kept')} /> : null}
        </Stack>
      </form>
    </Dialog>
  );
}

interface ManageProps {
  readonly views: readonly SavedView[];
  /** The filters as they stand, to be taken over into a view. */
  readonly search: string;
  readonly first: string | null;
  readonly onFirst: (id: string | null) => void;
  readonly onClose: () => void;
}

function ViewLine({ view, search, first, onFirst }: Omit<ManageProps, 'views' | 'onClose'> & { readonly view: SavedView }): ReactNode {
  const { t } = useTranslation();
  const { place } = usePlace();
  const onSuccess = (): void => showToast(t('views.saved'));
  const update = useApiMutation('people.updateView', { onSuccess });
  const remove = useApiMutation('people.deleteView', { onSuccess });
  const change = (part: Partial<Pick<SavedView, 'search' | 'placeCode'>>): void => {
    const { id, title, search: kept, placeCode } = view;
    update.mutate({ params: { id }, body: { title, search: kept, placeCode, ...part } });
  };
  const isFirst = view.id === first;
  return (
    <li className={styles.view}>
      <span className={styles.viewTitle}>
        {view.title}
        {view.ownerName === null ? null : <Text as="span" tone="muted" size="small">{` · ${t('views.by', { name: view.ownerName })}`}</Text>}
        {view.mine && view.placeCode !== null ? <Text as="span" tone="muted" size="small">{` · ${t('views.shared')}`}</Text> : null}
      </span>
      <Button size="small" icon={isFirst ? <StarOff size={14} aria-hidden /> : <Star size={14} aria-hidden />} onClick={() => onFirst(isFirst ? null : view.id)}>
        {t(isFirst ? 'views.notFirst' : 'views.makeFirst')}
      </Button>
      {view.mine && search !== view.search ? (
        <Button size="small" loading={update.isPending} onClick={() => change({ search })}>
          {t('views.takeFilters')}
        </Button>
      ) : null}
      {view.mine && (view.placeCode !== null || place) ? (
        <Button size="small" icon={<Users size={14} aria-hidden />} onClick={() => change({ placeCode: view.placeCode === null ? (place?.code ?? null) : null })}>
          {t(view.placeCode === null ? 'views.shareNow' : 'views.unshare')}
        </Button>
      ) : null}
      {view.mayDelete ? (
        <Button
          size="small"
          danger
          icon={<Trash2 size={14} aria-hidden />}
          aria-label={t('views.delete', { title: view.title })}
          onClick={() => {
            if (isFirst) onFirst(null);
            remove.mutate({ params: { id: view.id } });
          }}
        />
      ) : null}
      {update.error ? <ErrorState problem={update.error} /> : null}
      {remove.error ? <ErrorState problem={remove.error} /> : null}
    </li>
  );
}

/** All views of a list: which one it begins with, with whom they are shared, which may go. */
export function ViewsDialog({ views, onClose, ...rest }: ManageProps): ReactNode {
  const { t } = useTranslation();
  return (
    <Dialog open wide title={t('views.manage')} onClose={onClose}>
      {views.length === 0 ? <Text tone="muted">{t('views.none')}</Text> : null}
      <ul className={styles.views}>
        {views.map((view) => (
          <ViewLine key={view.id} view={view} {...rest} />
        ))}
      </ul>
    </Dialog>
  );
}
