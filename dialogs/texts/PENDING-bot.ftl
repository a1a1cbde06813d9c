## da.ftl

error-unexpected = Det gik galt hos mig, og det er ikke din skyld. Prøv igen om lidt. Sker det igen, så giv fejlnummeret { $id } til koordinatoren.
error-unreadable-click = Den knap kunne jeg ikke læse. Skriv i stedet, hvad du vil, for eksempel "status".

sandbox-clock-shows = Uret viser { $day } kl. { $time }.
sandbox-clock-reset = Uret følger igen den rigtige tid: { $day } kl. { $time }. Det, der skete imens, bliver stående.
sandbox-clock-turned =
    Uret står nu på { $day } kl. 9.00. { $moved ->
        [0] Ingen plan skiftede stadium undervejs.
        [one] Én plan skiftede stadium undervejs.
       *[other] { $moved } planer skiftede stadium undervejs.
    }
sandbox-clock-turned-back = Uret står nu på { $day } kl. 9.00. Det, der skete efter den dag, bliver stående.
sandbox-clock-which-day = Hvilken dag skal uret stilles til? Skriv for eksempel "spol frem til 1. september 2027" eller "spol 3 uger frem".
sandbox-you-are =
    { $role ->
        [coordinator] { $name } er nu koordinator i { $unit }.
        [contributor] { $name } er nu bidragyder fra { $unit }.
        [admin] { $name } er nu administrator i { $unit }.
       *[viewer] { $name } er nu læser i { $unit }.
    }
sandbox-you-are-outside =
    { $role ->
        [coordinator] { $name } er nu koordinator uden forvaltning.
        [contributor] { $name } er nu bidragyder uden forvaltning.
        [admin] { $name } er nu administrator uden forvaltning.
       *[viewer] { $name } er nu læser uden forvaltning.
    }
sandbox-unit-unknown = Den forvaltning kender jeg ikke. Der er { $units }.
sandbox-unit-which = Mener du { $units }?

terminal-goodbye = Farvel. Alt er gemt.

## en.ftl

error-unexpected = Something went wrong on my side; it is no fault of yours. Please try again in a moment. If it happens again, give the coordinator the error number { $id }.
error-unreadable-click = I could not read that button. Please write what you want instead, for example "status".

sandbox-clock-shows = The clock shows { $day }, { $time }.
sandbox-clock-reset = The clock follows the real time again: { $day }, { $time }. What happened meanwhile stays as it is.
sandbox-clock-turned =
    The clock now shows { $day }, 9:00. { $moved ->
        [0] No plan changed its stage on the way.
        [one] One plan changed its stage on the way.
       *[other] { $moved } plans changed their stage on the way.
    }
sandbox-clock-turned-back = The clock now shows { $day }, 9:00. What happened after that day stays as it is.
sandbox-clock-which-day = Which day should the clock show? Write for example "fast forward to 1 September 2027" or "fast forward 3 weeks".
sandbox-you-are =
    { $role ->
        [coordinator] { $name } is now coordinator in { $unit }.
        [contributor] { $name } is now contributor from { $unit }.
        [admin] { $name } is now administrator in { $unit }.
       *[viewer] { $name } is now viewer in { $unit }.
    }
sandbox-you-are-outside =
    { $role ->
        [coordinator] { $name } is now coordinator without an administration.
        [contributor] { $name } is now contributor without an administration.
        [admin] { $name } is now administrator without an administration.
       *[viewer] { $name } is now viewer without an administration.
    }
sandbox-unit-unknown = I do not know that administration. There is { $units }.
sandbox-unit-which = Do you mean { $units }?

terminal-goodbye = Goodbye. Everything is saved.
