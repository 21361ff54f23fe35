import { styled } from 'styled-components';

/**
 * A small table that becomes a list of blocks on a phone. The Design System's table makes a grid cell of every cell,
 * and scrolls sideways where there is nothing to put the cursor on.
 */
export const SlotGrid = styled.table`
  width: 100%;
  border-collapse: collapse;
  text-align: start;

  th,
  td {
    padding: ${({ theme }) => theme.spaces[3]} ${({ theme }) => theme.spaces[2]};
    text-align: start;
    vertical-align: top;
  }
  tbody > tr {
    border-top: 1px solid ${({ theme }) => theme.colors.neutral150};
  }

  @media (max-width: 768px) {
    &,
    tbody,
    tr,
    tbody th,
    td {
      display: block;
    }
    thead {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    tbody > tr {
      padding-block: ${({ theme }) => theme.spaces[3]};
    }
    th,
    td {
      padding: ${({ theme }) => theme.spaces[1]} 0;
    }
    td:empty {
      display: none;
    }
  }
`;
