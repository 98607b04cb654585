/** Reading and changing the book from a screen: typed by the contract, cached by method and input. */
import {
  keepPreviousData,
  queryOptions,
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Input, MethodName, Output } from '../../shared/contract/index.ts';
import { api } from './client.ts';

export interface UseApiOptions {
  readonly enabled?: boolean;
  /** Shows the last answer while the next one is computed (after a change of the as-of date, say). Default true. */
  readonly keepPrevious?: boolean;
}

/** One read. The same method with the same input is asked once, however many components want it. */
export function useApi<Name extends MethodName>(
  name: Name,
  input: Input<Name>,
  { enabled = true, keepPrevious = true }: UseApiOptions = {},
): UseQueryResult<Output<Name>, Error> {
  const options = queryOptions({ queryKey: [name, input] as const, queryFn: () => api.call(name, input), enabled });
  const query = useQuery(keepPrevious ? { ...options, placeholderData: keepPreviousData } : options);
  // The query library's types cannot follow the lookup of a method's output; the query function above is what types it.
  return query as UseQueryResult<Output<Name>, Error>;
}

/** One change. What it changed is read again when the services say `book.changed`. */
export function useApiChange<Name extends MethodName>(name: Name): UseMutationResult<Output<Name>, Error, Input<Name>> {
  return useMutation<Output<Name>, Error, Input<Name>>({ mutationFn: (input) => api.call(name, input) });
}

/** Reads everything again whenever the open book, or anything in it, has changed. Used once, at the root. */
export function useRefetchOnChange(): void {
  const client = useQueryClient();
  useEffect(() => api.on('book.changed', () => void client.invalidateQueries()), [client]);
}
