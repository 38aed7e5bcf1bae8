import { Flex } from 'antd';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { usePut } from '../address.ts';
import { idIn } from '../address-values.ts';
import { NodePicker } from '../forms/node-picker.tsx';
import { LeftOut } from '../left-out.tsx';
import { useWords } from '../locale.tsx';
import { useHomeUnit } from './home-unit.ts';
import { NoHomeUnit } from './no-home-unit.tsx';

interface Props {
  /** Where the unit is in the address. */
  readonly parameter: 'unit' | 'within';
  /** What else is chosen, beside the unit. */
  readonly beside?: ReactNode;
  readonly children: (unit: string) => ReactNode;
}

/** What a unit has: of the viewer's own, unless another is chosen, which is in the address. */
export function OfUnit({ parameter, beside, children }: Props) {
  const { t } = useWords();
  const [search] = useSearchParams();
  const home = useHomeUnit();
  const put = usePut();
  const asked = idIn(search, parameter, ['Unit']);
  const unit = asked.value ?? home;
  return (
    <>
      <Flex gap="small" wrap className="list-head asked">
        <NodePicker
          of="unit"
          className="picker"
          aria-label={t('units')}
          {...(unit && { value: unit })}
          onChange={(id) => put({ [parameter]: id as string | undefined })}
        />
        {beside}
      </Flex>
      <LeftOut of={[asked]} />
      {unit ? children(unit) : <NoHomeUnit />}
    </>
  );
}
