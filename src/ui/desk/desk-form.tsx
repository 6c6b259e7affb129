import { Form } from 'antd';
import type { KeyboardEvent, ReactNode } from 'react';

interface Props {
  readonly onSubmit: () => void;
  readonly onKeyDown?: (event: KeyboardEvent<HTMLFormElement>) => void;
  readonly children: ReactNode;
}

/** A form of our own around antd's items: antd only lays out labels and refusals; the page keeps the values and says what is wrong. */
export function DeskForm({ onSubmit, onKeyDown, children }: Props): ReactNode {
  return (
    <Form component={false} layout="vertical">
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
        onKeyDown={onKeyDown}
      >
        {children}
      </form>
    </Form>
  );
}
