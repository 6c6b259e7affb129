import { useState, type ReactNode } from 'react';
import { useApiMutation } from '../../../../ui/api/hooks.ts';
import type { ApiProblem } from '../../../../ui/api/problem.ts';
import { useProblemText } from '../../../../ui/api/use-problem-text.ts';
import { Panel } from '../../../../ui/desk/desk-page.tsx';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Button } from '../../../../ui/kit/button.tsx';
import { Tick } from '../../../../ui/kit/form/choices.tsx';
import { TextArea, TextInput } from '../../../../ui/kit/form/inputs.tsx';
import { Row, Stack, Text } from '../../../../ui/kit/layout.tsx';
import { ErrorState, Note } from '../../../../ui/kit/states.tsx';
import { showToast } from '../../../../ui/kit/toast.tsx';
import { SignInForm } from '../shared/sign-in-frame.tsx';
import type { OneTimeLinkValue } from './one-time-link.tsx';
import { RoleFields, inputOf, isComplete, noRole } from './role-fields.tsx';
import type { Staff } from './staff-state.tsx';

type Action = Staff['actions'][number];

interface FrameProps {
  readonly action: Action;
  readonly problem: ApiProblem | null;
  readonly busy: boolean;
  readonly ready: boolean;
  readonly onSubmit: () => void;
  readonly onCancel: () => void;
  readonly children?: ReactNode;
}

/** The form of one action: what it does, its fields, the button that says it. */
function ActionFrame({ action, problem, busy, ready, onSubmit, onCancel, children }: FrameProps): ReactNode {
  const { t, i18n } = useTranslation('people');
  return (
    <SignInForm onSubmit={onSubmit}>
      {i18n.exists(`people:actionHints.${action}`) ? <Note>{t(`actionHints.${action}`)}</Note> : null}
      {children}
      {problem && problem.fields.length === 0 ? <ErrorState problem={problem} /> : null}
      <Row>
        <Button type="submit" tone={action === 'disable' ? 'danger' : 'primary'} busy={busy} disabled={!ready}>
          {t(`confirm.${action}`)}
        </Button>
        <Button onClick={onCancel}>{t('ui:cancel')}</Button>
      </Row>
    </SignInForm>
  );
}

interface FormProps {
  readonly staff: Staff;
  readonly onDone: () => void;
  readonly onLink: (link: OneTimeLinkValue) => void;
}

function useDone(action: 'update' | 'assign' | 'disable' | 'enable', onDone: () => void): () => void {
  const { t } = useTranslation('people');
  return () => {
    showToast(t(`done.${action}`));
    onDone();
  };
}

function ReasonField({ value, onChange, problem }: { readonly value: string; readonly onChange: (text: string) => void; readonly problem: ApiProblem | null }): ReactNode {
  const { t } = useTranslation('people');
  const { forField } = useProblemText();
  return <TextArea label={t('fields.reason')} required rows={2} maxLength={200} value={value} onChange={onChange} error={forField(problem, 'reason')} />;
}

function UpdateForm({ staff, onDone }: FormProps): ReactNode {
  const { t } = useTranslation('people');
  const { forField } = useProblemText();
  const [displayName, setDisplayName] = useState(staff.displayName);
  const [phone, setPhone] = useState('');
  const save = useApiMutation('people.updateStaff', { onSuccess: useDone('update', onDone) });
  const submit = (): void => save.mutate({ params: { id: staff.id }, body: { displayName, ...(phone.trim() === '' ? {} : { phone }) } });
  return (
    <ActionFrame action="update" problem={save.error} busy={save.isPending} ready={displayName.trim() !== ''} onSubmit={submit} onCancel={onDone}>
      <TextInput label={t('fields.displayName')} required maxLength={40} value={displayName} onChange={setDisplayName} error={forField(save.error, 'displayName')} />
      <TextInput
        label={t('fields.phone')}
        type="tel"
        inputMode="tel"
        maxLength={30}
        placeholder={staff.phoneMasked ?? ''}
        value={phone}
        onChange={setPhone}
        error={forField(save.error, 'phone')}
      />
    </ActionFrame>
  );
}

function AssignForm({ staff, onDone }: FormProps): ReactNode {
  const [role, setRole] = useState(noRole);
  const assign = useApiMutation('people.assignRole', { onSuccess: useDone('assign', onDone) });
  const submit = (): void => assign.mutate({ params: { id: staff.id }, body: inputOf(role) });
  return (
    <ActionFrame action="assign" problem={assign.error} busy={assign.isPending} ready={isComplete(role)} onSubmit={submit} onCancel={onDone}>
      <RoleFields value={role} onChange={setRole} problem={assign.error} />
    </ActionFrame>
  );
}

function SwitchForm({ staff, onDone, action }: FormProps & { readonly action: 'disable' | 'enable' }): ReactNode {
  const [reason, setReason] = useState('');
  const change = useApiMutation(action === 'disable' ? 'people.disableStaff' : 'people.enableStaff', { onSuccess: useDone(action, onDone) });
  const submit = (): void => change.mutate({ params: { id: staff.id }, body: { reason } });
  return (
    <ActionFrame action={action} problem={change.error} busy={change.isPending} ready={reason.trim().length >= 2} onSubmit={submit} onCancel={onDone}>
      <ReasonField value={reason} onChange={setReason} problem={change.error} />
    </ActionFrame>
  );
}

function ResetForm({ staff, onDone, onLink }: FormProps): ReactNode {
  const { t } = useTranslation('people');
  const [reason, setReason] = useState('');
  const [secondFactor, setSecondFactor] = useState(false);
  const reset = useApiMutation('people.resetStaff', {
    onSuccess: ({ link }) => {
      onDone();
      onLink(link);
    },
  });
  const submit = (): void => reset.mutate({ params: { id: staff.id }, body: { reason, secondFactor } });
  return (
    <ActionFrame action="reset" problem={reset.error} busy={reset.isPending} ready={reason.trim().length >= 2} onSubmit={submit} onCancel={onDone}>
      <ReasonField value={reason} onChange={setReason} problem={reset.error} />
      <Tick label={t('actionHints.resetSecondFactor')} value={secondFactor} onChange={setSecondFactor} />
    </ActionFrame>
  );
}

function RevealForm({ staff, onDone }: FormProps): ReactNode {
  const { t } = useTranslation('people');
  const [reason, setReason] = useState('');
  const reveal = useApiMutation('people.revealStaff');
  if (reveal.data) {
    return (
      <Stack gap={3}>
        <Text size="lead" strong>
          {reveal.data.phone ?? t('staff.noPhone')}
        </Text>
        <Button onClick={onDone}>{t('ui:close')}</Button>
      </Stack>
    );
  }
  const submit = (): void => reveal.mutate({ params: { id: staff.id }, body: { reason } });
  return (
    <ActionFrame action="reveal" problem={reveal.error} busy={reveal.isPending} ready={reason.trim().length >= 2} onSubmit={submit} onCancel={onDone}>
      <ReasonField value={reason} onChange={setReason} problem={reveal.error} />
    </ActionFrame>
  );
}

function FormOf({ action, ...props }: FormProps & { readonly action: Action }): ReactNode {
  switch (action) {
    case 'update':
      return <UpdateForm {...props} />;
    case 'assign':
      return <AssignForm {...props} />;
    case 'disable':
    case 'enable':
      return <SwitchForm {...props} action={action} />;
    case 'reset':
      return <ResetForm {...props} />;
    case 'reveal':
      return <RevealForm {...props} />;
  }
}

/** Exactly what may be done to this account, each with its form. */
export function StaffActions({ staff, onLink }: { readonly staff: Staff; readonly onLink: (link: OneTimeLinkValue) => void }): ReactNode {
  const { t } = useTranslation('people');
  const [open, setOpen] = useState<Action | undefined>(undefined);
  const shown = staff.actions.filter((action) => action !== 'reveal' || staff.phoneMasked !== null);
  const sorted = [...shown].sort((one, other) => Number(one === 'disable') - Number(other === 'disable'));
  if (open && staff.actions.includes(open)) {
    return (
      <Panel title={t(`actions.${open}`)}>
        <FormOf key={open} action={open} staff={staff} onDone={() => setOpen(undefined)} onLink={onLink} />
      </Panel>
    );
  }
  return (
    <Panel title={t('ui:record.now')}>
      <Stack gap={2}>
        {sorted.map((action) => (
          <Button key={action} block tone={action === 'disable' ? 'danger' : 'secondary'} onClick={() => setOpen(action)}>
            {t(`actions.${action}`)}
          </Button>
        ))}
        {sorted.length === 0 ? <Text tone="muted">{t('ui:record.nothingNow')}</Text> : null}
      </Stack>
    </Panel>
  );
}
