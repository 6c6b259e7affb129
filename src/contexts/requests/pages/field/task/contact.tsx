import { Eye, Phone } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useApiMutation } from '../../../../../ui/api/hooks.ts';
import type { Output } from '../../../../../ui/api/types.ts';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { Button } from '../../../../../ui/kit/button.tsx';
import { Dialog } from '../../../../../ui/kit/dialog.tsx';
import { TextInput } from '../../../../../ui/kit/form/inputs.tsx';
import { Card, Facts, Row, Section, Stack } from '../../../../../ui/kit/layout.tsx';
import { ErrorState, Note } from '../../../../../ui/kit/states.tsx';
import styles from '../field.module.css';
import { OutsideLink } from '../tasks/outside-link.tsx';
import type { Task } from '../tasks/use-tasks.ts';

type Reporter = Task['reporters'][number];
type Contact = Output<'requests.unmask'>;

const reasons = ['visit', 'unclear', 'result'] as const;

interface UnmaskProps {
  readonly requestId: string;
  readonly reporter: Reporter;
  readonly onShown: (contact: Contact) => void;
}

/** Asks why, which is recorded, then shows name and phone. */
function Unmask({ requestId, reporter, onShown }: UnmaskProps): ReactNode {
  const { t } = useTranslation('requests');
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const unmask = useApiMutation('requests.unmask', {
    onSuccess: (contact) => {
      setOpen(false);
      onShown(contact);
    },
  });
  const send = (): void => {
    const text = reason.trim();
    setMissing(text === '');
    if (text !== '') unmask.mutate({ params: { id: requestId, reporterId: reporter.id }, body: { reason: text } });
  };
  return (
    <>
      <Button icon={Eye} onClick={() => setOpen(true)}>
        {t('field.unmask')}
      </Button>
      <Dialog
        open={open}
        title={t('field.unmaskTitle')}
        onClose={() => setOpen(false)}
        actions={
          <Button tone="primary" block busy={unmask.isPending} onClick={send}>
            {t('field.unmaskSend')}
          </Button>
        }
      >
        <Stack gap={4}>
          <Note>{t('field.unmaskHint')}</Note>
          <div className={styles.quick}>
            {reasons.map((name) => (
              <Button key={name} onClick={() => setReason(t(`field.unmaskReasons.${name}`))}>
                {t(`field.unmaskReasons.${name}`)}
              </Button>
            ))}
          </div>
          <TextInput
            label={t('field.unmaskReason')}
            required
            maxLength={200}
            error={missing ? t('field.unmaskMissing') : undefined}
            value={reason}
            onChange={setReason}
          />
          {unmask.error ? <ErrorState problem={unmask.error} /> : null}
        </Stack>
      </Dialog>
    </>
  );
}

function ReporterCard({ requestId, reporter }: { readonly requestId: string; readonly reporter: Reporter }): ReactNode {
  const { t } = useTranslation('requests');
  const [contact, setContact] = useState<Contact | undefined>(undefined);
  const known = reporter.name !== null || reporter.phone !== null || reporter.helper !== null;
  if (reporter.erased) return <Card>{t('field.erased')}</Card>;
  const helper = reporter.helper && t('field.helperAs', { name: contact?.helperName ?? reporter.helper.name, relation: t(`options.relation.${reporter.helper.relation}`) });
  const phones = [contact?.phone, contact?.helperPhone].flatMap((phone) => (phone ? [phone] : []));
  return (
    <Card>
      <Stack gap={3}>
        {reporter.anonymous ? <span>{t('field.anonymous')}</span> : null}
        <Facts
          facts={[
            { label: t('field.reporter'), value: contact?.name ?? reporter.name },
            { label: t('report.phoneField'), value: contact?.phone ?? reporter.phone },
            { label: t('field.helper'), value: helper },
            { label: t('field.helperPhone'), value: contact?.helperPhone ?? reporter.helper?.phone },
          ]}
        />
        <Row>
          {known && !contact ? <Unmask requestId={requestId} reporter={reporter} onShown={setContact} /> : null}
          {phones.map((phone) => (
            <OutsideLink key={phone} href={`tel:${phone}`} icon={Phone}>
              {t('field.call', { phone })}
            </OutsideLink>
          ))}
          {contact && phones.length === 0 ? <span className={styles.meta}>{t('field.noPhone')}</span> : null}
        </Row>
      </Stack>
    </Card>
  );
}

/** Who reported, masked; in full only with a recorded reason. */
export function Contacts({ task }: { readonly task: Task }): ReactNode {
  const { t } = useTranslation('requests');
  if (task.reporters.length === 0) return null;
  return (
    <Section title={t('field.reporter')}>
      <Stack gap={2}>
        {task.reporters.map((reporter) => (
          <ReporterCard key={reporter.id} requestId={task.id} reporter={reporter} />
        ))}
      </Stack>
    </Section>
  );
}
