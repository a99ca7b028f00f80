/** What Camunda's templates ask of an answer, nearly word for word. */
export const expression = 'if response.body.statuscode = 4 then {ok: true} else null'

export const context = { response: { status: 200, headers: {}, body: { statuscode: 4, statecode: 3, name: 'run-1' } } }
