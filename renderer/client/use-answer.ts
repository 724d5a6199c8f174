import { useEffect, useState } from 'react';
import type { Method, Request, Results } from '../../shared/contract/contract.ts';
import { toFailure } from '../../shared/contract/failure.ts';
import { useClient } from './connection.ts';

export interface Answer<M extends Method> {
  /** Null until the engine has answered. */
  answer: Results[M] | null;
  /** Why it has not. */
  failure: string | null;
}

/** What the engine answers to a request, asked again when it is another one or goes over another connection. */
export function useAnswer<M extends Method>(method: M, request: Request<M>): Answer<M> {
  const client = useClient();
  const [answer, setAnswer] = useState<Results[M] | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  // Made anew with every rendering: its text tells whether it is another one.
  const asked = JSON.stringify(request);
  useEffect(() => {
    if (client === null) return undefined;
    let isCurrent = true;
    client.request(method, JSON.parse(asked) as Request<M>).then(
      (given) => isCurrent && setAnswer(given),
      (thrown: unknown) => isCurrent && setFailure(toFailure(thrown).message),
    );
    return () => {
      isCurrent = false;
    };
  }, [client, method, asked]);
  return { answer, failure };
}
