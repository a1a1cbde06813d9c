"""What Teams asks for beside the chat: search, typeahead, task dialogs, card refresh."""
