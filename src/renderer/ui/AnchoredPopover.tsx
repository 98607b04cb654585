/** One popover for many anchors (the cells of a table): stands at the element it was opened from and gives the focus back. */
import { Popover } from '@mantine/core';
import { useLayoutEffect, useState, type ReactNode } from 'react';

interface Props {
  /** Null: closed. */
  readonly anchor: HTMLElement | null;
  readonly onClose: () => void;
  readonly width?: number;
  readonly label: string;
  readonly children: ReactNode;
}

export function AnchoredPopover({ anchor, onClose, width = 380, label, children }: Props): ReactNode {
  const [box, setBox] = useState<DOMRect | null>(null);
  useLayoutEffect(() => setBox(anchor?.getBoundingClientRect() ?? null), [anchor]);
  if (anchor === null || box === null) return null;
  const close = () => {
    onClose();
    (anchor.closest<HTMLElement>('[data-place]') ?? anchor).focus();
  };
  return (
    <Popover
      opened
      onChange={(isOpen) => !isOpen && close()}
      onDismiss={close}
      width={width}
      position="bottom-start"
      trapFocus
      withinPortal
      withRoles={false}
    >
      <Popover.Target>
        <span
          style={{
            position: 'fixed',
            left: box.left,
            top: box.top,
            width: box.width,
            height: box.height,
            pointerEvents: 'none',
          }}
        />
      </Popover.Target>
      <Popover.Dropdown
        role="dialog"
        aria-label={label}
        tabIndex={-1}
        data-autofocus
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          close();
        }}
      >
        {children}
      </Popover.Dropdown>
    </Popover>
  );
}
