"""What stands over a call and what opens from it: banner, notice, sound, voice, the reason, what to do."""
